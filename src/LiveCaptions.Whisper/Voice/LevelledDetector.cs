namespace LiveCaptions.Whisper.Voice;

/// <summary>A voice detector that hears quiet sound raised to the level of speech: a quiet speaker after a loud one is not missed.</summary>
/// <remarks>
/// Silero remembers the loud voice and takes speech 25 dB below it for background. Only what the detector hears is raised; the model
/// hears the sound as it is. Figures: docs/decisions/0002-quiet-speakers.md.
/// </remarks>
internal sealed class LevelledDetector(IVoiceDetector inner) : IVoiceDetector
{
    // Decibels relative to full scale, of a chunk's mean power. Below the floor there is nothing to raise.
    private const float Speech = -26, MostGain = 24, Floor = -65, Start = -30;

    // Parts of the difference taken per chunk of 32 ms: down to a quiet level within a second, up to a loud one within a tenth.
    private const float Falls = 0.05f, Rises = 0.3f;

    private readonly float[] raised = new float[IVoiceDetector.Chunk];
    private float level = Start;

    public float Probability(ReadOnlySpan<float> chunk)
    {
        Follow(chunk);
        var gain = MathF.Pow(10, Math.Clamp(Speech - level, 0, MostGain) / 20);
        for (var i = 0; i < chunk.Length; i++) raised[i] = Math.Clamp(chunk[i] * gain, -1, 1);
        return inner.Probability(raised.AsSpan(0, chunk.Length));
    }

    public void Reset()
    {
        level = Start;
        inner.Reset();
    }

    private void Follow(ReadOnlySpan<float> chunk)
    {
        var power = 1e-12f;
        foreach (var sample in chunk) power += sample * sample / chunk.Length;
        var now = 10 * MathF.Log10(power);
        if (now > Floor) level += (now - level) * (now > level ? Rises : Falls);
    }
}
