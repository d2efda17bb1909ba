using LiveCaptions.Whisper;

namespace LiveCaptions.Viewers.Segments;

/// <summary>Dates as samples since 1970, so that cues of several sources and runs stand on one line of time.</summary>
internal static class Dates
{
    private const long TicksPerSample = TimeSpan.TicksPerSecond / AudioTime.SampleRate;

    public static AudioTime Of(DateTimeOffset date) => new((date - DateTimeOffset.UnixEpoch).Ticks / TicksPerSample);

    public static DateTimeOffset DateOf(AudioTime time) => DateTimeOffset.UnixEpoch + time.SinceStart;

    /// <summary>Samples in a length of time, which may be below zero.</summary>
    public static long SamplesIn(TimeSpan length) => length.Ticks / TicksPerSample;

    /// <summary>The start of the segment that holds a moment: the same for all tracks, and in every run of the service.</summary>
    public static AudioTime StartOfSegment(AudioTime time) =>
        new(time.Samples - time.Samples % AudioTime.SamplesIn(CaptionSegment.Seconds));

    /// <summary>The time of day, counted on from the day of <paramref name="from"/>.</summary>
    public static AudioTime OfDay(AudioTime time, AudioTime from) => new(time.Samples - from.Samples / Day * Day);

    private static readonly long Day = AudioTime.SamplesIn(24 * 3600);
}
