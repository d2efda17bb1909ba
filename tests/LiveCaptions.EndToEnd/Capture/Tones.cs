using System.Runtime.InteropServices;

namespace LiveCaptions.EndToEnd.Capture;

/// <summary>Test tones to play.</summary>
internal static class Tones
{
    /// <summary>A tone of 440 Hz on one of several channels, 48 kHz, as raw floats.</summary>
    public static byte[] OnChannel(int channel, int of, double seconds, float amplitude)
    {
        var frames = new float[(int)(seconds * 48000) * of];
        for (var n = 0; n < frames.Length / of; n++)
            frames[n * of + channel - 1] = amplitude * MathF.Sin(MathF.Tau * 440 * n / 48000);
        return MemoryMarshal.AsBytes(frames.AsSpan()).ToArray();
    }

    /// <summary>Root mean square.</summary>
    public static double Rms(ReadOnlySpan<float> sound)
    {
        double sum = 0;
        foreach (var sample in sound)
            sum += sample * (double)sample;
        return Math.Sqrt(sum / sound.Length);
    }
}
