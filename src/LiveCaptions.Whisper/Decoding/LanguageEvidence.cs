namespace LiveCaptions.Whisper.Decoding;

/// <summary>
/// The language of a stream by all detections so far: older ones fade, and another language must be twice as likely to replace it.
/// </summary>
/// <remarks>One detection is not enough: a foreign name at the beginning of a sentence sounds like another language.</remarks>
internal sealed class LanguageEvidence(int languages)
{
    private const float Decay = 0.8f,
        OddsOfChange = 2;
    private readonly float[] weights = new float[languages];

    /// <summary>Number of the language; -1 before the first detection.</summary>
    public int Language { get; private set; } = -1;

    /// <summary>The last detection on its own gives another language, so it may be about to change.</summary>
    public bool Contested { get; private set; }

    /// <summary>Adds a detection.</summary>
    /// <param name="scores">The model's score of each language.</param>
    /// <param name="trust">Its weight, 0 to 1: little sound tells little.</param>
    public void Add(ReadOnlySpan<float> scores, float trust)
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
            weights[i] = weights[i] * Decay + trust * MathF.Exp(scores[i] - highest) / sum;
        var likeliest = weights.AsSpan().IndexOf(weights.Max());
        if (Language < 0 || weights[likeliest] > OddsOfChange * weights[Language])
            Language = likeliest;
        Contested = scores[Language] < highest;
    }
}
