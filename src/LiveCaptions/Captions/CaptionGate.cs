namespace LiveCaptions.Captions;

/// <summary>Whether captions are for the audience: the operator's switch, and what OBS says about the microphone and the scene.</summary>
/// <remarks>Threading: asked by pipelines, changed by OBS's loop and by operators; one lock, held for a moment.</remarks>
internal sealed class CaptionGate(MonotonicClock clock)
{
    private readonly Lock sync = new();
    private readonly GateSpans spans = new();
    private bool on = true;
    private string? reason;

    /// <summary>Raised when everything on screen must go at once.</summary>
    public event Action? Cleared;

    /// <summary>Why captions are held back, in a sentence; null if they are not.</summary>
    public string? HeldBack
    {
        get
        {
            lock (sync)
                return !on ? "Captions are switched off; switch them on when the audience may read." : reason;
        }
    }

    /// <summary>Whether the operator has switched captions off.</summary>
    public bool IsOff
    {
        get
        {
            lock (sync)
                return !on;
        }
    }

    /// <summary>Switches captions on.</summary>
    public void On() => Set(() => on = true);

    /// <summary>Switches captions off and empties the screen.</summary>
    public void Off()
    {
        Set(() => on = false);
        Cleared?.Invoke();
    }

    /// <summary>Empties the screen; captions go on with what is said next.</summary>
    public void Clear() => Cleared?.Invoke();

    /// <summary>Follows OBS.</summary>
    /// <param name="why">Why what is said is not for the audience; null if it is.</param>
    public void Follow(string? why) => Set(() => reason = why);

    /// <summary>The change without what was said while the gate was closed.</summary>
    public CaptionUpdate Pass(CaptionUpdate update)
    {
        lock (sync)
        {
            var settled = update.Settled.Where(word => spans.WasOpen(update.StreamStart + word.Start.SinceStart)).ToList();
            if (spans.IsOpen && settled.Count == update.Settled.Count)
                return update;
            return (spans.IsOpen ? update : update.Silenced()) with { Settled = settled };
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
