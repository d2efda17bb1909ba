namespace LiveCaptions.Captions;

/// <summary>Lets captions through or holds them back: by the operator's word, and by what OBS says of the microphone and the scene.</summary>
/// <remarks>Threading: asked by the track, set by OBS's loop and by operators; one lock, held for a moment.</remarks>
internal sealed class CaptionGate(MonotonicClock clock)
{
    private readonly Lock sync = new();
    private readonly GateSpans spans = new();
    private readonly ArrivalTimes moments = new();
    private bool on = true;
    private string? reason;

    /// <summary>Everything on screen must go at once.</summary>
    public event Action? Cleared;

    /// <summary>Why captions are held back, in a sentence; null: they are not.</summary>
    public string? HeldBack
    {
        get
        {
            lock (sync)
                return !on ? "Captions are switched off; switch them on when the audience may read." : reason;
        }
    }

    /// <summary>The operator wants captions.</summary>
    public void On() => Set(() => on = true);

    /// <summary>The operator wants none, and nothing left on screen.</summary>
    public void Off()
    {
        Set(() => on = false);
        Cleared?.Invoke();
    }

    /// <summary>The operator wants an empty screen; captions go on with what is said next.</summary>
    public void Clear() => Cleared?.Invoke();

    /// <summary>OBS says that what is said is not for the audience, and why; null: it is.</summary>
    public void Follow(string? why) => Set(() => reason = why);

    /// <summary>The change without what was said while the gate was closed.</summary>
    public CaptionUpdate Pass(CaptionUpdate update)
    {
        lock (sync)
        {
            moments.Note(update.Time, clock.Now);
            var settled = update.Settled.Where(word => spans.WasOpen(moments.Of(word.Start))).ToList();
            if (spans.IsOpen && settled.Count == update.Settled.Count)
                return update;
            return update with
            {
                Settled = settled,
                Tentative = spans.IsOpen ? update.Tentative : [],
                Speaking = update.Speaking && spans.IsOpen,
            };
        }
    }

    private void Set(Action change)
    {
        lock (sync)
        {
            change();
            spans.Set(on && reason is null, clock.Now);
        }
    }
}
