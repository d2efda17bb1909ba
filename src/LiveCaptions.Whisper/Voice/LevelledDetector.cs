namespace LiveCaptions.Whisper.Voice;

/// <summary>A voice detector that hears quiet sound raised to the level of speech: a quiet speaker after a loud one is not missed.</summary>
/// <remarks>
/// Silero remembers the loud voice and takes speech 25 dB below it for background. Only what the detector hears is raised; the model
/// hears the sound as it is. Figures: docs/decisions/0002-quiet-speakers.md.
/// </remarks>
internal sealed class LevelledDetector(IVoiceDetector inner) : IVoiceDetector
{
    // Decibels relative to full scale, of a chunk's mean power. Below the floor there is nothing to raise.
    private const float Speech = -26,
        MostGain = 24,
        Floor = -65,
        Start = -30;

    // Parts of the difference taken per chunk of 32 ms: down to a quiet level within half a second, up to a loud one within a tenth.
    private const float Falls = 0.1f,
        Rises = 0.3f;

    // The level falls after 0.6 s without a voice only: breath and echo between two words must not be raised, or no utterance would end in time.
    private const float Voice = 0.35f;
    private const int Patience = 19;

    private readonly float[] raised = new float[IVoiceDetector.Chunk];
    private float level = Start;
    private int quiet = Patience; // chunks since the last one with a voice

    public float Probability(ReadOnlySpan<float> chunk)
    {
        Follow(chunk);
        var gain = MathF.Pow(10, Math.Clamp(Speech - level, 0, MostGain) / 20);
        for (var i = 0; i < chunk.Length; i++)
            raised[i] = Math.Clamp(chunk[i] * gain, -1, 1);
        var probability = inner.Probability(raised.AsSpan(0, chunk.Length));
        quiet = probability >= Voice ? 0 : quiet + 1;
        return probability;
    }

    public void Reset()
    {
        (level, quiet) = (Start, Patience);
        inner.Reset();
    }

    private void Follow(ReadOnlySpan<float> chunk)
    {
        var power = 1e-12f;
        foreach (var sample in chunk)
            power += sample * sample / chunk.Length;
        var now = 10 * MathF.Log10(power);
        if (now > level)
            level += (now - level) * Rises;
        else if (now > Floor && quiet >= Patience)
            level += (now - level) * Falls;
    }
}
