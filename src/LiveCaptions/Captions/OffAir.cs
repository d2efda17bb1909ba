namespace LiveCaptions.Captions;

/// <summary>
/// The emergency switch: takes the captions of every track off air at once, from every way out, until somebody puts them back. What is
/// said meanwhile is kept nowhere; what had gone out before comes back to readers.
/// </summary>
/// <remarks>
/// Threading: safe; asked by pipelines, switched by operators. The switch changes before the pipelines are told, so that a track which
/// publishes or is added meanwhile finds it off.
/// </remarks>
internal sealed class OffAir(CaptionTracks tracks, MonotonicClock clock)
{
    private readonly Lock switching = new();
    private readonly CaptionGate gate = new(clock);

    /// <summary>Raised when outputs that keep words of their own must drop them.</summary>
    public event Action? Cleared;

    /// <summary>Whether all captions are off air.</summary>
    public bool IsOff => gate.IsOff;

    /// <summary>The change without what was said while captions were off air.</summary>
    public CaptionUpdate Pass(CaptionUpdate update) => gate.Pass(update);

    /// <summary>Takes everything off air; once more does no harm.</summary>
    public void Off()
    {
        lock (switching)
        {
            gate.Off();
            foreach (var track in tracks.All)
                track.Pipeline.LeaveAir();
        }
        Cleared?.Invoke();
    }

    /// <summary>Puts captions back on air: they go on with what is said next.</summary>
    public void On()
    {
        lock (switching)
        {
            if (!IsOff)
                return;
            gate.On();
            foreach (var track in tracks.All)
                track.Pipeline.ReturnToAir();
        }
    }
}
