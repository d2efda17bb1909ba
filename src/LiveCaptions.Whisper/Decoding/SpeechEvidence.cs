namespace LiveCaptions.Whisper.Decoding;

/// <summary>
/// Whether anybody can be understood, by the probability that the model gives to "no speech" in the place of its first token. Voices of which
/// nobody understands a word (a crowd, a talk backwards) are voices to the detector, and the model writes phrases over them.
/// </summary>
/// <remarks>See docs/decisions/0012-crowds.md.</remarks>
internal sealed class SpeechEvidence(StreamSettings settings)
{
    private readonly long doubt = AudioTime.SamplesIn(settings.DoubtAfterCrowd.TotalSeconds);
    private long trustedFrom = long.MinValue;
    private float probability;

    /// <summary>What is heard cannot be understood.</summary>
    public bool Unintelligible { get; private set; }

    /// <summary>It could not a short while ago, and is not clear yet.</summary>
    public bool Doubted { get; private set; }

    /// <summary>Takes the model's scores of what comes after the start token.</summary>
    /// <param name="row">A score per vocabulary entry.</param>
    /// <param name="noSpeech">The token that means that nobody speaks.</param>
    /// <param name="until">How far into the stream it has heard.</param>
    public void Hear(ReadOnlySpan<float> row, int noSpeech, long until)
    {
        probability = TokenChoice.ProbabilityOf(noSpeech, row);
        Judge(until, probability >= (until < trustedFrom ? settings.UnderstoodAgain : settings.NotUnderstood));
        if (probability < settings.ClearlyUnderstood) Doubted = false;
    }

    /// <summary>What was written goes round in circles: of a voice that is not clearly understood it means nothing.</summary>
    public void Repeated(long until)
    {
        if (probability >= settings.ClearlyUnderstood) Judge(until, unintelligible: true);
    }

    private void Judge(long until, bool unintelligible)
    {
        Unintelligible = unintelligible;
        if (unintelligible) trustedFrom = until + doubt;
        Doubted = until < trustedFrom;
    }
}
