namespace LiveCaptions.Outputs.Obs.Recordings;

/// <summary>Converts moments of our clock to positions in the recorded files: pauses are left out, a split begins another file.</summary>
/// <remarks>Pure: it takes moments of one monotonic clock and reads none. Words may be placed long after they were said.</remarks>
/// <param name="offset">Delay of the sound in the recording: the input's sync offset plus the configured offset.</param>
internal sealed class RecordingClock(TimeSpan offset)
{
    /// <summary>A larger drift between OBS's duration and ours means that an event was missed.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(500);

    /// <summary>No encoder holds frames longer.</summary>
    private static readonly TimeSpan MaxLag = TimeSpan.FromSeconds(1.5);

    private readonly List<RecordedFile> files = [];

    /// <summary>How far OBS's duration is behind: it counts frames that have left the encoder, which holds some back.</summary>
    public TimeSpan Lag { get; private set; }

    /// <summary>True while sound is recorded into a file.</summary>
    public bool IsRunning => files.Count > 0 && files[^1].IsRunning;

    /// <summary>A recording has started.</summary>
    /// <param name="journal">Identifies its file.</param>
    /// <param name="now">The moment of its start.</param>
    public void Start(string journal, TimeSpan now) => Begin(journal, now);

    /// <summary>A recording was running already; its start is derived from its duration, so its first cues may be slightly off.</summary>
    /// <param name="journal">Identifies its file.</param>
    /// <param name="now">The moment at which OBS reported the duration.</param>
    /// <param name="duration">The file's duration according to OBS.</param>
    /// <param name="paused">True if it is paused.</param>
    /// <param name="lag">How far the duration is behind, if known from earlier.</param>
    public void Join(string journal, TimeSpan now, TimeSpan duration, bool paused, TimeSpan lag = default)
    {
        Lag = lag;
        Begin(journal, now - duration - lag);
        if (paused)
            Pause(now);
    }

    /// <summary>The recording is paused.</summary>
    public void Pause(TimeSpan now)
    {
        if (IsRunning)
            files[^1].Close(now);
    }

    /// <summary>The recording resumes.</summary>
    public void Resume(TimeSpan now)
    {
        if (files.Count > 0 && !files[^1].IsRunning)
            files[^1].Reopen(now);
    }

    /// <summary>The recording continues in another file.</summary>
    public void Split(string journal, TimeSpan now) => Begin(journal, now);

    /// <summary>The recording has stopped.</summary>
    public void Stop(TimeSpan now) => Pause(now);

    /// <summary>Learns how far OBS's duration is behind, from a file whose start was observed.</summary>
    /// <returns>False if the difference cannot be an encoder's lag.</returns>
    public bool LearnLag(TimeSpan now, TimeSpan duration)
    {
        if (files.Count == 0)
            return false;
        var lag = files[^1].At(now).SinceStart - duration;
        if (lag < TimeSpan.Zero || lag > MaxLag)
            return false;
        Lag = lag;
        return true;
    }

    /// <summary>Compares the current file with OBS's duration, and follows OBS if an event was missed.</summary>
    /// <param name="now">The moment at which OBS reported the duration.</param>
    /// <param name="duration">The file's duration according to OBS.</param>
    /// <returns>The drift that was corrected; zero if it was within the tolerance.</returns>
    public TimeSpan CorrectDrift(TimeSpan now, TimeSpan duration)
    {
        if (files.Count == 0)
            return TimeSpan.Zero;
        var drift = files[^1].At(now).SinceStart - duration - Lag;
        if (drift.Duration() <= Tolerance)
            return TimeSpan.Zero;
        files[^1].Shift(-drift);
        return drift;
    }

    /// <summary>Positions in the recorded files of what was said between two moments: none inside a pause, two across a split.</summary>
    public IEnumerable<(string Journal, FileTime Start, FileTime End)> Place(TimeSpan saidFrom, TimeSpan saidTo)
    {
        foreach (var file in files)
        {
            var (start, end) = (file.At(saidFrom + offset), file.At(saidTo + offset));
            if (end.SinceStart > start.SinceStart)
                yield return (file.Journal, start, end);
        }
    }

    /// <summary>Drops files that ended before this moment.</summary>
    public void Forget(TimeSpan before) => files.RemoveAll(file => file.EndsBefore(before + offset));

    private void Begin(string journal, TimeSpan from)
    {
        if (IsRunning)
            files[^1].Close(from);
        files.Add(new(journal, from));
    }
}
