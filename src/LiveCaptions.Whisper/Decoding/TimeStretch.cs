namespace LiveCaptions.Whisper.Decoding;

/// <summary>
/// How much slower than it was said the model hears speech. Mel columns are taken at shorter intervals, so that the same sound fills more
/// of them; each still shows 25 ms of sound, so the pitch stays.
/// </summary>
/// <remarks>See docs/decisions/0055-fast-speech.md.</remarks>
internal readonly record struct TimeStretch
{
    private const int UsualHop = AudioTime.SampleRate / 100;

    private readonly int closer; // samples by which the interval is shorter; the default value is no stretch

    private TimeStretch(int hop) => closer = UsualHop - hop;

    /// <summary>As it was said: a mel column every 10 ms, a frame every 20 ms.</summary>
    public static TimeStretch None => default;

    /// <summary>Half as long again.</summary>
    public static TimeStretch Half => new(UsualHop * 2 / 3);

    /// <summary>Twice as long.</summary>
    public static TimeStretch Double => new(UsualHop / 2);

    /// <summary>Samples from one mel column to the next.</summary>
    public int Hop => UsualHop - closer;

    /// <summary>Samples in one of the encoder's frames.</summary>
    public int FrameSamples => 2 * Hop;

    /// <summary>How many times as long the sound is to the model.</summary>
    public double Factor => (double)UsualHop / Hop;

    /// <summary>Frames needed to cover this many samples.</summary>
    public int FramesCovering(int samples) => (samples + FrameSamples - 1) / FrameSamples;
}
