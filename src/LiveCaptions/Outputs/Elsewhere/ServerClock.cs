namespace LiveCaptions.Outputs.Elsewhere;

/// <summary>How far a server's clock is from this machine's, as the dates of its answers prove.</summary>
/// <remarks>Pure. Such dates are whole seconds, and an answer takes time, so small differences prove nothing and are left alone.</remarks>
internal sealed class ServerClock
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>To be added to this machine's time.</summary>
    public TimeSpan Offset { get; private set; }

    /// <summary>Takes an answer's date.</summary>
    /// <param name="asked">When the request left, by this machine.</param>
    /// <param name="answered">When the answer came.</param>
    /// <param name="date">The date that it bears.</param>
    public void Note(DateTimeOffset asked, DateTimeOffset answered, DateTimeOffset date)
    {
        var (least, most) = (date - answered, date + Second - asked);
        if (Offset < least || Offset > most)
            Offset = (least + most) / 2;
        // Rather none at all than one that may be none.
        if (least <= TimeSpan.Zero && most >= TimeSpan.Zero)
            Offset = TimeSpan.Zero;
    }
}
