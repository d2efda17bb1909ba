namespace LiveCaptions.Sending;

/// <summary>
/// How long to wait before the next try to connect: twice as long each time up to some seconds, and never quite the same, so that many
/// senders do not come back at once.
/// </summary>
/// <remarks>Pure, but for the random numbers. Threading: one caller at a time.</remarks>
internal sealed class ReconnectWait(Random random)
{
    /// <summary>The longest wait.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.25);

    private int tries;

    /// <summary>The connection stands: the waits begin anew.</summary>
    public void Reset() => tries = 0;

    /// <summary>The wait before the next try, between half of it and all of it.</summary>
    public TimeSpan Next()
    {
        var most = Math.Min(Longest.TotalSeconds, First.TotalSeconds * Math.Pow(2, Math.Min(tries++, 20)));
        return TimeSpan.FromSeconds(most * (0.5 + random.NextDouble() / 2));
    }
}
