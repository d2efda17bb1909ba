using LiveCaptions.Whisper;

namespace LiveCaptions.Tracks;

/// <summary>Turns soft sound into silence: what a microphone hears of its neighbour. It opens at once and closes some time after the last loud sound.</summary>
/// <param name="threshold">Decibels below full scale; -100 and less: never closed.</param>
/// <remarks>Threading: the track's turns only.</remarks>
internal sealed class NoiseGate(double threshold)
{
    private const int Block = AudioTime.SampleRate / 100;

    // As long as the pauses within a sentence, so that soft endings and beginnings of words stay.
    private const int Stay = AudioTime.SampleRate / 2;

    private readonly double power = Math.Pow(10, threshold / 10);
    private int open; // samples for which it stays open

    /// <summary>Silences what is too soft, in place.</summary>
    public void Pass(Span<float> sound)
    {
        if (threshold <= -100)
            return;
        for (; !sound.IsEmpty; sound = sound[Math.Min(Block, sound.Length)..])
        {
            var block = sound[..Math.Min(Block, sound.Length)];
            if (Power(block) >= power)
                open = Stay;
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
