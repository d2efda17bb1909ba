namespace LiveCaptions.Capture;

/// <summary>How loud a stretch of sound was, and what is wrong with it.</summary>
/// <param name="Loudness">Root mean square in decibels below full scale, without the constant part; -120 for none.</param>
/// <param name="Peak">The highest sample, in decibels below full scale; -120 for none.</param>
/// <param name="Clipped">The part of the samples that stand at full scale in runs of three or more: cut off, not just loud.</param>
/// <param name="Offset">The constant part, as a part of full scale: a faulty input or cable.</param>
/// <param name="Samples">How many samples it is measured over.</param>
public readonly record struct SoundLevel(double Loudness, double Peak, double Clipped, double Offset, long Samples)
{
    /// <summary>What stands for silence.</summary>
    public const double Silence = -120;

    /// <summary>Nothing but zeros, or as good as: a microphone that is switched off, or nobody plays anything.</summary>
    public bool IsSilent => Peak < -90;
}
