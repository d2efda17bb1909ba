namespace LiveCaptions.Tests.Capture;

/// <summary>Makes pure tones, and measures how much of one a sound contains.</summary>
internal static class Tone
{
    /// <summary>A sine wave.</summary>
    public static float[] Of(double frequency, int rate, int samples, double amplitude = 1) =>
        [.. Enumerable.Range(0, samples).Select(n => (float)(amplitude * Math.Sin(2 * Math.PI * frequency * n / rate)))];

    /// <summary>The amplitude of a frequency in the sound, by correlation with it.</summary>
    public static double Amplitude(ReadOnlySpan<float> sound, double frequency, int rate)
    {
        double re = 0,
            im = 0;
        for (var n = 0; n < sound.Length; n++)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * frequency * n / rate);
            re += sound[n] * cos;
            im += sound[n] * sin;
        }
        return 2 * Math.Sqrt(re * re + im * im) / sound.Length;
    }

    /// <summary>Root mean square.</summary>
    public static double Rms(ReadOnlySpan<float> sound)
    {
        double sum = 0;
        foreach (var sample in sound)
            sum += sample * (double)sample;
        return Math.Sqrt(sum / sound.Length);
    }

    public static double Decibels(double amplitude) => 20 * Math.Log10(Math.Max(amplitude, 1e-12));
}
