namespace LiveCaptions.Capture;

/// <summary>The level of a stretch of sound, and its faults.</summary>
/// <param name="Loudness">Root mean square without the constant part, in decibels relative to full scale; -120 for silence.</param>
/// <param name="Peak">The highest sample, in decibels relative to full scale; -120 for silence.</param>
/// <param name="Clipped">The share of samples, 0 to 1, at full scale in runs of three or more: cut off, not merely loud.</param>
/// <param name="Offset">The constant part (DC), relative to full scale, as from a faulty input or cable.</param>
/// <param name="Samples">The number of samples measured.</param>
public readonly record struct SoundLevel(double Loudness, double Peak, double Clipped, double Offset, long Samples)
{
    /// <summary>The level of silence, in decibels.</summary>
    public const double Silence = -120;

    /// <summary>The peak, in decibels, below which sound is practically zero.</summary>
    public const double SilentBelow = -90;

    /// <summary>The loudness, in decibels, below which speech may be missed; at a microphone it is usually at -35 to -15.</summary>
    public const double QuietBelow = -50;

    /// <summary>The share of clipped samples above which words are lost.</summary>
    public const double MaxClipped = 0.001;

    /// <summary>Whether all samples are practically zero: the microphone is switched off, or nothing is played.</summary>
    public bool IsSilent => Peak < SilentBelow;
}
