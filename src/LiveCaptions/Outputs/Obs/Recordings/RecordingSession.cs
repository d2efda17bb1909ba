namespace LiveCaptions.Outputs.Obs.Recordings;

/// <summary>The recording in progress: the file being written, and when OBS's duration is compared with ours.</summary>
/// <remarks>Pure: it takes moments of one monotonic clock and reads none.</remarks>
internal sealed class RecordingSession
{
    /// <summary>How often OBS's duration is compared with ours.</summary>
    public static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(20);

    /// <summary>By then OBS's encoder has settled after the start, and its lag can be learned.</summary>
    private static readonly TimeSpan LearnAfter = TimeSpan.FromSeconds(3);

    private RecordingClock recordingClock = new(TimeSpan.Zero);
    private TimeSpan? joinedAt;
    private bool lagKnown;

    /// <summary>The journal of the file being written; null while nothing is recorded.</summary>
    public string? Journal { get; private set; }

    /// <summary>The moment of the next comparison with OBS's duration.</summary>
    public TimeSpan NextCheck { get; private set; }

    /// <summary>How far OBS's duration is behind.</summary>
    public TimeSpan Lag => recordingClock.Lag;

    /// <summary>Forgets all files; those that follow have sound with this delay.</summary>
    public void Reset(TimeSpan offset) => recordingClock = new(offset);

    /// <summary>A recording has started.</summary>
    public void Start(string journal, TimeSpan now)
    {
        recordingClock.Start(journal, now);
        (Journal, lagKnown, NextCheck) = (journal, false, now + LearnAfter);
    }

    /// <summary>A recording was running already.</summary>
    /// <param name="journal">Identifies its file.</param>
    /// <param name="now">The moment at which OBS reported the duration.</param>
    /// <param name="duration">The file's duration according to OBS.</param>
    /// <param name="paused">True if it is paused.</param>
    /// <param name="lag">How far the duration is behind, as an earlier run learned it.</param>
    public void Join(string journal, TimeSpan now, TimeSpan duration, bool paused, TimeSpan lag)
    {
        recordingClock.Join(journal, now, duration, paused, lag);
        (Journal, joinedAt, lagKnown, NextCheck) = (journal, now, true, now + CheckEvery);
    }

    /// <summary>True shortly after a recording was joined, when the event of its start may still be on its way.</summary>
    public bool WasJustJoined(TimeSpan now) => Journal is not null && now - joinedAt < CheckEvery;

    /// <summary>The recording continues in another file.</summary>
    public void Split(string journal, TimeSpan now)
    {
        recordingClock.Split(journal, now);
        (Journal, NextCheck) = (journal, now + CheckEvery);
    }

    /// <summary>The recording is paused.</summary>
    public void Pause(TimeSpan now) => recordingClock.Pause(now);

    /// <summary>The recording resumes.</summary>
    public void Resume(TimeSpan now) => recordingClock.Resume(now);

    /// <summary>The recording has stopped; words of its last seconds can still be placed.</summary>
    public void Stop(TimeSpan now)
    {
        recordingClock.Stop(now);
        (Journal, joinedAt) = (null, null);
    }

    /// <summary>Schedules the next comparison before OBS is asked, so that a failing request is not repeated at once.</summary>
    public void ScheduleCheck(TimeSpan now) => NextCheck = now + (lagKnown ? CheckEvery : LearnAfter);

    /// <summary>Compares OBS's duration with ours; the first time after a start, learns the encoder's lag instead.</summary>
    /// <returns>The drift that was corrected, or zero; and whether the lag was learned.</returns>
    public (TimeSpan Drift, bool LearnedLag) Check(TimeSpan now, TimeSpan duration, bool paused)
    {
        var (drift, learned) = (TimeSpan.Zero, false);
        if (lagKnown)
            drift = FollowObs(now, duration, paused);
        else if (!paused)
            learned = recordingClock.LearnLag(now, duration);
        if (!paused)
            (lagKnown, NextCheck) = (true, now + CheckEvery);
        return (drift, learned);
    }

    /// <summary>Takes over OBS's duration and pause, after a time in which events may have been missed.</summary>
    /// <returns>The drift that was corrected, or zero.</returns>
    public TimeSpan FollowObs(TimeSpan now, TimeSpan duration, bool paused)
    {
        var drift = recordingClock.CorrectDrift(now, duration);
        if (paused)
            Pause(now);
        else
            Resume(now);
        return drift;
    }

    /// <summary>Positions in the recorded files of what was said between two moments.</summary>
    public IEnumerable<(string Journal, FileTime Start, FileTime End)> Place(TimeSpan saidFrom, TimeSpan saidTo) =>
        recordingClock.Place(saidFrom, saidTo);

    /// <summary>Drops files that ended before this moment.</summary>
    public void Forget(TimeSpan before) => recordingClock.Forget(before);
}
