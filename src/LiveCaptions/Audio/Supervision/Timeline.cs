using LiveCaptions.Whisper;

namespace LiveCaptions.Audio.Supervision;

/// <summary>Where a live source's timeline should stand by the clock, from its first sound on.</summary>
/// <remarks>Threading: one caller at a time.</remarks>
internal sealed class Timeline
{
    /// <summary>Less than this is a busy machine, not a gap.</summary>
    private static readonly long Trifle = AudioTime.SamplesIn(0.05);

    private TimeSpan? start;

    /// <summary>The timeline begins with the first of so many samples that have just come.</summary>
    public void Begin(TimeSpan now, int samples) => start ??= now - new AudioTime(samples).SinceStart;

    /// <summary>How far the timeline is behind the clock; 0 if it is not, or only a trifle.</summary>
    /// <param name="now">The clock.</param>
    /// <param name="length">Samples of the timeline, those included that have just come.</param>
    public long Behind(TimeSpan now, long length)
    {
        if (start is not { } since)
            return 0;
        var behind = AudioTime.SamplesIn((now - since).TotalSeconds) - length;
        return behind > Trifle ? behind : 0;
    }
}
