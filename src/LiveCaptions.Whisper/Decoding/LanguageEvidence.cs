namespace LiveCaptions.Whisper.Decoding;

/// <summary>
/// The language of a stream, by all detections so far. Within a window each detection has heard all that those before it had, so the
/// newest count most, and another language must be twice as likely to replace the one chosen. What was spoken before the window counts
/// for as much as its sound leaves open: little sound tells little.
/// </summary>
/// <remarks>
/// One detection is not enough: a foreign name at the beginning of a sentence sounds like another language. See
/// docs/decisions/0054-first-words-of-a-language.md.
/// </remarks>
internal sealed class LanguageEvidence(int languages)
{
    private const float Decay = 0.6f,
        OddsOfChange = 2,
        EnoughToKnow = 0.6f;

    // What a language counts for that the stream has not had, and how much of a window of trusted length stays of it in memory.
    private const float Unspoken = 1 / 16f,
        Memory = 0.5f,
        OverruledBySound = 0.75f;

    private readonly float[] window = new float[languages]; // of this window, by language
    private readonly float[] spoken = new float[languages]; // share of each in the windows before
    private readonly float[] odds = new float[languages]; // reused
    private float trusted; // the last detection's trust

    /// <summary>Number of the language; -1 before the first detection.</summary>
    public int Language { get; private set; } = -1;

    /// <summary>The last detection gives another language, so it may be about to change.</summary>
    public bool Contested { get; private set; }

    /// <summary>The language is likely enough for its words to be shown.</summary>
    public bool Sure { get; private set; }

    /// <summary>A new window begins: what the last one gave becomes what was spoken before.</summary>
    public void BeginWindow()
    {
        var sum = window.Sum();
        if (sum <= 0)
            return;
        var part = Memory * trusted;
        for (var i = 0; i < window.Length; i++)
            spoken[i] += part * (window[i] / sum - spoken[i]);
        Array.Clear(window);
    }

    /// <summary>Adds a detection.</summary>
    /// <param name="scores">The model's score of each language.</param>
    /// <param name="trust">0 to 1: little sound tells little.</param>
    public void Add(ReadOnlySpan<float> scores, float trust)
    {
        if (!Likelihoods(scores, odds))
            return;
        trusted = trust;
        for (var i = 0; i < window.Length; i++)
        {
            window[i] = window[i] * Decay + trust * trust * odds[i];
            odds[i] *= Before(i);
        }
        var heard = odds.AsSpan().IndexOf(odds.Max());
        for (var i = 0; i < window.Length; i++)
            odds[i] = window[i] * Before(i);
        var likeliest = odds.AsSpan().IndexOf(odds.Max());
        if (Language < 0 || odds[likeliest] > OddsOfChange * odds[Language])
            Language = likeliest;
        Contested = heard != Language;
        Sure = odds[Language] >= EnoughToKnow * odds.Sum();
    }

    /// <summary>The probability of each language by one detection.</summary>
    /// <returns>False if the scores mean nothing.</returns>
    private static bool Likelihoods(ReadOnlySpan<float> scores, float[] likelihoods)
    {
        var highest = float.NegativeInfinity;
        foreach (var score in scores)
            highest = Math.Max(highest, score);
        if (!float.IsFinite(highest))
            return false;
        for (var i = 0; i < likelihoods.Length; i++)
            likelihoods[i] = MathF.Exp(scores[i] - highest);
        var sum = likelihoods.Sum();
        for (var i = 0; i < likelihoods.Length; i++)
            likelihoods[i] /= sum;
        return true;
    }

    /// <summary>What speaks for a language before this window's sound is heard.</summary>
    private float Before(int language) => MathF.Pow(Unspoken + spoken[language], 1 - OverruledBySound * trusted);
}
