using LiveCaptions.Capture;

namespace LiveCaptions.Audio.Supervision;

/// <summary>The state machine of a live source.</summary>
/// <param name="policy">The time-outs and waits.</param>
/// <remarks>Pure: the caller passes the time. Threading: one caller at a time; the state may be read from any thread.</remarks>
internal sealed class SourceWatch(SourcePolicy policy)
{
    private TimeSpan opened,
        firstData;
    private TimeSpan? silentSince;
    private bool hasSound; // since it was last opened
    private int tries,
        briefRuns;

    public SourceState State { get; private set; } = SourceState.Starting;

    /// <summary>When sound last came.</summary>
    public TimeSpan LastSound { get; private set; }

    /// <summary>How often the source was lost.</summary>
    public int Losses { get; private set; }

    /// <summary>The source is being opened.</summary>
    public void Open(TimeSpan now)
    {
        (opened, hasSound, silentSince) = (now, false, null);
        if (tries > 0)
            State = SourceState.Reopening;
    }

    /// <summary>Sound has come.</summary>
    /// <returns>True if the source is back after a loss.</returns>
    public bool ReceiveSound(TimeSpan now)
    {
        LastSound = now;
        if (hasSound)
            return false;
        (hasSound, firstData) = (true, now);
        var back = State is SourceState.Reopening or SourceState.Lost;
        State = SourceState.Running;
        return back;
    }

    /// <summary>The last second has been measured.</summary>
    /// <returns>True if the state changed between running and silent.</returns>
    public bool Measure(TimeSpan now, SoundLevel level)
    {
        if (State is not (SourceState.Running or SourceState.Silent))
            return false;
        silentSince = level.IsSilent ? silentSince ?? now : null;
        var state = silentSince is { } since && now - since >= policy.Silence ? SourceState.Silent : SourceState.Running;
        (var changed, State) = (state != State, state);
        return changed;
    }

    /// <summary>Whether no sound has come for too long.</summary>
    public bool IsStarved(TimeSpan now) => hasSound ? now - LastSound >= policy.NoData : now - opened >= policy.FirstData;

    /// <summary>The source has ended, failed or starved.</summary>
    /// <returns>The wait before it is reopened.</returns>
    public TimeSpan Lose(TimeSpan now)
    {
        if (State is not (SourceState.Lost or SourceState.Reopening))
            Losses++;
        if (hasSound && now - firstData >= policy.Steady)
            tries = 0;
        if (hasSound)
            briefRuns = now - firstData < policy.Brief ? briefRuns + 1 : 0;
        State = SourceState.Lost;
        var (wait, least) = (policy.Wait(++tries), policy.WaitAfterBrief(briefRuns));
        return wait > least ? wait : least;
    }
}
