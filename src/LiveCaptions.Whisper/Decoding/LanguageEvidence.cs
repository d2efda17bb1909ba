namespace LiveCaptions.Whisper.Decoding;

/// <summary>What all looks at a stream say about its language: older ones fade, and a change must be twice as likely as to stay.</summary>
/// <remarks>One look is not enough: a foreign name at the beginning of a sentence sounds like another language.</remarks>
internal sealed class LanguageEvidence(int languages)
{
    private const float Kept = 0.8f,
        SureOfChange = 2;
    private readonly float[] weights = new float[languages];

    /// <summary>Number of the language; -1 before the first look.</summary>
    public int Language { get; private set; } = -1;

    /// <summary>The last look alone says another language: it may be about to change.</summary>
    public bool Contested { get; private set; }

    /// <summary>Takes a look.</summary>
    /// <param name="scores">The model's score of each language.</param>
    /// <param name="trust">How much this look counts, 0 to 1: little sound tells little.</param>
    public void Hear(ReadOnlySpan<float> scores, float trust)
    {
        var highest = float.NegativeInfinity;
        foreach (var score in scores)
            highest = Math.Max(highest, score);
        if (!float.IsFinite(highest))
            return;
        var sum = 0f;
        foreach (var score in scores)
            sum += MathF.Exp(score - highest);
        for (var i = 0; i < weights.Length; i++)
            weights[i] = weights[i] * Kept + trust * MathF.Exp(scores[i] - highest) / sum;
        var likeliest = weights.AsSpan().IndexOf(weights.Max());
        if (Language < 0 || weights[likeliest] > SureOfChange * weights[Language])
            Language = likeliest;
        Contested = scores[Language] < highest;
    }
}
