namespace LiveCaptions.Relay;

/// <summary>How long to wait before the store is asked again: twice as long each time.</summary>
/// <param name="longest">It waits no longer than this.</param>
/// <remarks>Pure. Threading: one caller at a time, but for resets.</remarks>
internal sealed class RetryPause(TimeSpan longest)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.2);

    private TimeSpan next = First;

    /// <summary>The store has answered: pauses begin anew.</summary>
    public void Reset() => next = First;

    /// <summary>The pause before the next try.</summary>
    public TimeSpan Next()
    {
        var now = next;
        next = now * 2 < longest ? now * 2 : longest;
        return now;
    }
}
