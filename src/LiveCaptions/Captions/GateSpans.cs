namespace LiveCaptions.Captions;

/// <summary>When captions were for the audience: words are judged by the moment at which they were said, not by that at which they are settled.</summary>
/// <remarks>Pure: it takes moments of one monotonic clock and reads none.</remarks>
internal sealed class GateSpans
{
    /// <summary>Words are settled within this time; what was earlier is forgotten.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(2);

    private readonly List<(TimeSpan From, bool Open)> changes = [(TimeSpan.MinValue, true)];

    /// <summary>Whether it is open now.</summary>
    public bool IsOpen => changes[^1].Open;

    /// <summary>It is opened or closed.</summary>
    /// <returns>False if it was so already.</returns>
    public bool Set(bool open, TimeSpan now)
    {
        if (open == IsOpen)
            return false;
        changes.Add((now, open));
        while (changes.Count > 1 && changes[1].From < now - Kept)
            changes.RemoveAt(0);
        return true;
    }

    /// <summary>Whether it was open at this moment.</summary>
    public bool WasOpen(TimeSpan moment) => changes.FindLast(change => change.From <= moment).Open;
}
