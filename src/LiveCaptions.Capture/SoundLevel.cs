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

    /// <summary>Whether all samples are practically zero: the microphone is switched off, or nothing is played.</summary>
    public bool IsSilent => Peak < -90;
}
