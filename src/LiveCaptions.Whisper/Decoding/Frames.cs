namespace LiveCaptions.Whisper.Decoding;

/// <summary>The encoder's frames of 20 ms.</summary>
internal static class Frames
{
    /// <summary>Samples in a frame.</summary>
    public const int Samples = AudioTime.SampleRate / 50;

    /// <summary>Frames needed to cover this many samples.</summary>
    public static int Covering(int samples) => (samples + Samples - 1) / Samples;
}
