namespace LiveCaptions.Outputs.Obs.Recordings;

/// <summary>Where a moment of our clock is in the recorded files: pauses are not in them, a split begins another.</summary>
/// <remarks>Pure: it takes moments of one monotonic clock and reads none. Words may be placed long after they were said.</remarks>
/// <param name="offset">By how much the sound is later in the recording than it came: the input's sync offset and the user's own.</param>
internal sealed class RecordingClock(TimeSpan offset)
{
    /// <summary>More drift than this between OBS's duration and ours means that an event was missed.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(500);

    /// <summary>No encoder keeps frames longer.</summary>
    private static readonly TimeSpan MostLag = TimeSpan.FromSeconds(1.5);

    private readonly List<RecordedFile> files = [];

    /// <summary>By how much OBS's duration is behind: it counts what has left the encoder, which keeps frames back.</summary>
    public TimeSpan Lag { get; private set; }

    /// <summary>True while sound goes into a file.</summary>
    public bool IsRunning => files.Count > 0 && files[^1].IsRunning;

    /// <summary>A recording has started.</summary>
    public void Start(string path, TimeSpan now) => Begin(path, now);

    /// <summary>A recording runs already; where it began is known by its duration only, so its first cues may be off a little.</summary>
    /// <param name="lag">By how much the duration is behind, if that was seen earlier.</param>
    public void Join(string path, TimeSpan now, TimeSpan duration, bool paused, TimeSpan lag = default)
    {
        Lag = lag;
        Begin(path, now - duration - lag);
        if (paused)
            Pause(now);
    }

    /// <summary>The recording pauses.</summary>
    public void Pause(TimeSpan now)
    {
        if (IsRunning)
            files[^1].Close(now);
    }

    /// <summary>The recording goes on.</summary>
    public void Resume(TimeSpan now)
    {
        if (files.Count > 0 && !files[^1].IsRunning)
            files[^1].Open(now);
    }

    /// <summary>The recording goes on in another file.</summary>
    public void Split(string path, TimeSpan now) => Begin(path, now);

    /// <summary>The recording has stopped.</summary>
    public void Stop(TimeSpan now) => Pause(now);

    /// <summary>Learns by how much OBS's duration is behind, from a file whose beginning was seen.</summary>
    /// <returns>False if that cannot be it.</returns>
    public bool Learn(TimeSpan now, TimeSpan duration)
    {
        if (files.Count == 0)
            return false;
        var lag = files[^1].At(now) - duration;
        if (lag < TimeSpan.Zero || lag > MostLag)
            return false;
        Lag = lag;
        return true;
    }

    /// <summary>Compares with what OBS says, and goes by it if an event was missed.</summary>
    /// <param name="now">When OBS said it.</param>
    /// <param name="duration">The current file's length according to OBS.</param>
    /// <returns>The drift that was set right; zero if it was within the tolerance.</returns>
    public TimeSpan Check(TimeSpan now, TimeSpan duration)
    {
        if (files.Count == 0)
            return TimeSpan.Zero;
        var drift = files[^1].At(now) - duration - Lag;
        if (drift.Duration() <= Tolerance)
            return TimeSpan.Zero;
        files[^1].Shift(-drift);
        return drift;
    }

    /// <summary>Where something said in this time is heard in the recorded files: nowhere if it fell into a pause, in two files if it was split.</summary>
    public IEnumerable<(string File, TimeSpan Start, TimeSpan End)> Place(TimeSpan start, TimeSpan end)
    {
        foreach (var file in files)
        {
            var (from, to) = (file.At(start + offset), file.At(end + offset));
            if (to > from)
                yield return (file.Path, from, to);
        }
    }

    /// <summary>Files that end before this moment are not asked for any more.</summary>
    public void Forget(TimeSpan before) => files.RemoveAll(file => file.EndsBefore(before + offset));

    private void Begin(string path, TimeSpan from)
    {
        if (IsRunning)
            files[^1].Close(from);
        files.Add(new(path, from));
    }
}
