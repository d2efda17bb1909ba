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

/// <summary>Measures sound as it passes.</summary>
/// <remarks>Threading: one caller adds, any may take.</remarks>
public sealed class LevelMeter
{
    private const float Full = 0.999f;
    private readonly Lock sync = new();
    private double sum,
        squares,
        peak;
    private long samples,
        clipped;
    private int run;

    /// <summary>Takes mono samples.</summary>
    public void Add(ReadOnlySpan<float> sound)
    {
        lock (sync)
        {
            foreach (var sample in sound)
            {
                sum += sample;
                squares += sample * (double)sample;
                var size = Math.Abs(sample);
                if (size > peak)
                    peak = size;
                run = size >= Full ? run + 1 : 0;
                if (run == 3)
                    clipped += 3;
                else if (run > 3)
                    clipped++;
            }
            samples += sound.Length;
        }
    }

    /// <summary>The level since the last call, and a fresh start; null if nothing was heard.</summary>
    public SoundLevel? Take()
    {
        lock (sync)
        {
            if (samples == 0)
                return null;
            var mean = sum / samples;
            var level = new SoundLevel(
                Decibels(Math.Sqrt(Math.Max(0, squares / samples - mean * mean))),
                Decibels(peak),
                clipped / (double)samples,
                mean,
                samples
            );
            (sum, squares, peak, samples, clipped) = (0, 0, 0, 0, 0);
            return level;
        }
    }

    private static double Decibels(double amplitude) => amplitude > 1e-6 ? 20 * Math.Log10(amplitude) : SoundLevel.Silence;
}
