namespace LiveCaptions.Captions;

/// <summary>
/// When the gate was open: words are judged by the moment at which they were said, not by the moment at which they settle.
/// </summary>
/// <remarks>Pure: it takes moments of the monotonic clock and reads none.</remarks>
internal sealed class GateSpans
{
    /// <summary>Words settle within this time, so earlier changes can be forgotten.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(2);

    private readonly List<(TimeSpan From, bool Open)> changes = [(TimeSpan.MinValue, true)];

    /// <summary>Whether the gate is open now.</summary>
    public bool IsOpen => changes[^1].Open;

    /// <summary>Opens or closes the gate.</summary>
    public void Set(bool open, TimeSpan now)
    {
        if (open == IsOpen)
            return;
        changes.Add((now, open));
        while (changes.Count > 1 && changes[1].From < now - Memory)
            changes.RemoveAt(0);
    }

    /// <summary>Whether the gate was open at this moment.</summary>
    public bool WasOpen(TimeSpan moment) => changes.FindLast(change => change.From <= moment).Open;
}
