using LiveCaptions.Capture;

namespace LiveCaptions.Audio.Supervision;

/// <summary>The states of a live source, from what happens to it and when: no clock, no thread, no sound in here.</summary>
/// <param name="policy">How patient it is.</param>
/// <remarks>Threading: the supervisor's; anybody may read the state.</remarks>
internal sealed class SourceWatch(SourcePolicy policy)
{
    private TimeSpan opened,
        firstData;
    private TimeSpan? silentSince;
    private bool heard; // since it was last opened
    private int tries;

    public SourceState State { get; private set; } = SourceState.Starting;

    /// <summary>When sound came last.</summary>
    public TimeSpan LastSound { get; private set; }

    /// <summary>How often it was lost.</summary>
    public int Losses { get; private set; }

    /// <summary>It is being opened.</summary>
    public void Open(TimeSpan now)
    {
        (opened, heard, silentSince) = (now, false, null);
        if (tries > 0)
            State = SourceState.Reopening;
    }

    /// <summary>Sound has come.</summary>
    /// <returns>True if it is back after a loss.</returns>
    public bool ReceiveSound(TimeSpan now)
    {
        LastSound = now;
        if (heard)
            return false;
        (heard, firstData) = (true, now);
        var back = State is SourceState.Reopening or SourceState.Lost;
        State = SourceState.Running;
        return back;
    }

    /// <summary>How loud the last second was.</summary>
    /// <returns>True if the state has changed between Running and Silent.</returns>
    public bool Measure(TimeSpan now, SoundLevel level)
    {
        if (State is not (SourceState.Running or SourceState.Silent))
            return false;
        silentSince = level.IsSilent ? silentSince ?? now : null;
        var state = silentSince is { } since && now - since >= policy.Silence ? SourceState.Silent : SourceState.Running;
        (var changed, State) = (state != State, state);
        return changed;
    }

    /// <summary>True if nothing has come for too long.</summary>
    public bool IsStarved(TimeSpan now) => heard ? now - LastSound >= policy.NoData : now - opened >= policy.FirstData;

    /// <summary>It has ended, failed, or starved.</summary>
    /// <returns>How long to wait before it is opened anew.</returns>
    public TimeSpan Lose(TimeSpan now)
    {
        if (State is not (SourceState.Lost or SourceState.Reopening))
            Losses++;
        if (heard && now - firstData >= policy.Steady)
            tries = 0;
        State = SourceState.Lost;
        return policy.Wait(++tries);
    }
}
