using LiveCaptions.Whisper;

namespace LiveCaptions.Audio.Supervision;

/// <summary>Compares the length of a live source's timeline with the clock, from its first sound on.</summary>
/// <remarks>Threading: one caller at a time.</remarks>
internal sealed class Timeline
{
    /// <summary>A smaller lag comes from a busy machine and is not a gap.</summary>
    private static readonly long MinGap = AudioTime.SamplesIn(0.05);

    private TimeSpan? start;

    /// <summary>Starts the timeline, if it has not started, with the first of the samples that have just come.</summary>
    public void Begin(TimeSpan now, int samples) => start ??= now - new AudioTime(samples).SinceStart;

    /// <summary>Returns by how many samples the timeline lags behind the clock; 0 if the lag is too small to be a gap.</summary>
    /// <param name="now">The time since the source was started.</param>
    /// <param name="length">The length of the timeline in samples, including those that have just come.</param>
    public long Behind(TimeSpan now, long length)
    {
        if (start is not { } since)
            return 0;
        var behind = AudioTime.SamplesIn((now - since).TotalSeconds) - length;
        return behind > MinGap ? behind : 0;
    }
}
