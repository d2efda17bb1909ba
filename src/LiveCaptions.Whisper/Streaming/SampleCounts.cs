namespace LiveCaptions.Whisper.Streaming;

/// <summary>Converts time spans, in which settings are given, to samples, in which the rule counts.</summary>
internal static class SampleCounts
{
    public static long Samples(this TimeSpan time) => AudioTime.SamplesIn(time.TotalSeconds);
}
