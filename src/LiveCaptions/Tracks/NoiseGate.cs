using LiveCaptions.Whisper;

namespace LiveCaptions.Tracks;

/// <summary>
/// Silences soft sound, such as what a microphone picks up from its neighbour. It opens at once and closes some time after the last loud
/// sound.
/// </summary>
/// <param name="threshold">Decibels below full scale; at -100 and less the gate never closes.</param>
/// <remarks>Threading: the track's turns only.</remarks>
internal sealed class NoiseGate(double threshold)
{
    private const int Block = AudioTime.SampleRate / 100;

    // As long as pauses within a sentence, so that soft beginnings and endings of words are kept.
    private const int OpenTime = AudioTime.SampleRate / 2;

    private readonly double power = Math.Pow(10, threshold / 10);
    private int open; // samples for which it stays open

    /// <summary>Silences soft blocks in place.</summary>
    public void Apply(Span<float> sound)
    {
        if (threshold <= -100)
            return;
        for (; !sound.IsEmpty; sound = sound[Math.Min(Block, sound.Length)..])
        {
            var block = sound[..Math.Min(Block, sound.Length)];
            if (Power(block) >= power)
                open = OpenTime;
            else
                open = Math.Max(0, open - block.Length);
            if (open == 0)
                block.Clear();
        }
    }

    private static double Power(ReadOnlySpan<float> block)
    {
        var sum = 0.0;
        foreach (var sample in block)
            sum += sample * (double)sample;
        return sum / block.Length;
    }
}
