namespace LiveCaptions.Whisper.Streaming;

/// <summary>Settings speak in time spans, the policy in samples.</summary>
internal static class SampleCounts
{
    public static long Samples(this TimeSpan time) => AudioTime.SamplesIn(time.TotalSeconds);
}
