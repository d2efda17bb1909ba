namespace LiveCaptions.Whisper.Decoding;

/// <summary>The encoder's frames: 20 ms of sound each.</summary>
internal static class Frames
{
    /// <summary>Samples in a frame.</summary>
    public const int Samples = AudioTime.SampleRate / 50;

    /// <summary>How many frames cover this many samples.</summary>
    public static int Covering(int samples) => (samples + Samples - 1) / Samples;
}
