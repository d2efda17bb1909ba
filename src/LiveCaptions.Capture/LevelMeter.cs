namespace LiveCaptions.Capture;

/// <summary>Measures the level of sound as it passes.</summary>
/// <remarks>Threading: one caller adds; any caller may take.</remarks>
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

    /// <summary>Measures the next samples.</summary>
    /// <param name="sound">Mono samples, -1 to 1.</param>
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

    /// <summary>Returns the level since the last call and starts over.</summary>
    /// <returns>Null if no samples were added.</returns>
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
