namespace LiveCaptions.Whisper.Voice;

/// <summary>
/// Raises quiet sound to the level of speech before it reaches a voice detector, so that a quiet speaker after a loud one is not missed.
/// </summary>
/// <remarks>
/// Silero remembers the loud voice and takes speech 25 dB below it for background. Only the detector's sound is raised; the speech model
/// gets the sound as it is. Figures: docs/decisions/0002-quiet-speakers.md.
/// </remarks>
internal sealed class LevelledDetector(IVoiceDetector inner) : IVoiceDetector
{
    // Mean power of a chunk, dBFS. Below the floor there is nothing to raise.
    private const float SpeechLevel = -26,
        Floor = -65,
        StartLevel = -30;

    // Decibels.
    private const float MaxGain = 24;

    // Share of the difference taken per chunk of 32 ms: the level is down at a quieter one within half a second, up at a louder one
    // within a tenth.
    private const float Release = 0.1f,
        Attack = 0.3f;

    // The level is released only after 0.6 s without a voice: breath and echo between two words must not be raised, or no utterance would
    // end in time.
    private const float Voice = 0.35f;
    private const int HoldChunks = 19;

    private readonly float[] raised = new float[IVoiceDetector.Chunk];
    private float level = StartLevel;
    private int quiet = HoldChunks; // chunks since the last one with a voice

    public float Probability(ReadOnlySpan<float> chunk)
    {
        Follow(chunk);
        var gain = MathF.Pow(10, Math.Clamp(SpeechLevel - level, 0, MaxGain) / 20);
        for (var i = 0; i < chunk.Length; i++)
            raised[i] = Math.Clamp(chunk[i] * gain, -1, 1);
        var probability = inner.Probability(raised.AsSpan(0, chunk.Length));
        quiet = probability >= Voice ? 0 : quiet + 1;
        return probability;
    }

    public void Reset()
    {
        (level, quiet) = (StartLevel, HoldChunks);
        inner.Reset();
    }

    private void Follow(ReadOnlySpan<float> chunk)
    {
        var power = 1e-12f;
        foreach (var sample in chunk)
            power += sample * sample / chunk.Length;
        var now = 10 * MathF.Log10(power);
        if (now > level)
            level += (now - level) * Attack;
        else if (now > Floor && quiet >= HoldChunks)
            level += (now - level) * Release;
    }
}
