namespace LiveCaptions.Whisper.Decoding;

/// <summary>
/// Whether anybody can be understood, by the probability that the model gives to "no speech" in the place of its first token. Voices of which
/// nobody understands a word (a crowd, a talk backwards) are voices to the detector, and the model writes phrases over them. Whether somebody sings is
/// told by the probability of a note sign in that place: the subtitles that Whisper learned from have one before what is sung.
/// </summary>
/// <remarks>
/// See docs/decisions/0012-crowds.md and 0023-singing.md. Other models say "no speech" of clear voices too; what is written then tells them from a crowd:
/// 0022-words-against-no-speech.md.
/// </remarks>
internal sealed class SpeechEvidence(StreamSettings settings)
{
    // A text of so many tokens, each as likely as this on average (natural logarithm), nobody writes over a crowd; the likeliest had -0.63.
    private const int Enough = 5;
    private const float Likely = -0.5f;

    private readonly long doubt = AudioTime.SamplesIn(settings.DoubtAfterCrowd.TotalSeconds);
    private readonly long trust = AudioTime.SamplesIn(settings.TrustInWords.TotalSeconds);
    private long trustedFrom = long.MinValue,
        trustedTo = long.MinValue,
        sungTo = long.MinValue;
    private float probability;

    /// <summary>What is heard cannot be understood, or is sung.</summary>
    public bool Unintelligible { get; private set; }

    /// <summary>It is sung, which is not to be written.</summary>
    public bool Sung { get; private set; }

    /// <summary>It could not a short while ago, and is not clear yet.</summary>
    public bool Doubted { get; private set; }

    /// <summary>Takes the model's scores of what comes after the start token.</summary>
    /// <param name="row">A score per vocabulary entry.</param>
    /// <param name="noSpeech">The token that means that nobody speaks.</param>
    /// <param name="until">How far into the stream it has heard.</param>
    public void Hear(ReadOnlySpan<float> row, int noSpeech, long until)
    {
        probability = TokenChoice.ProbabilityOf(noSpeech, row);
        Judge(until, until >= trustedTo && probability >= (until < trustedFrom ? settings.UnderstoodAgain : settings.NotUnderstood));
        if (probability < settings.ClearlyUnderstood)
            Doubted = false;
    }

    /// <summary>Takes the model's scores of the text's first token, after <see cref="Hear"/>.</summary>
    /// <param name="row">A score per vocabulary entry.</param>
    /// <param name="notes">The tokens that make note signs.</param>
    /// <param name="until">How far into the stream it has heard.</param>
    public void HearNotes(ReadOnlySpan<float> row, ReadOnlySpan<int> notes, long until)
    {
        var sung = TokenChoice.ProbabilityOf(notes, row) >= (until < sungTo ? settings.StillSung : settings.Sung);
        Sung = sung && !settings.Singing;
        if (!sung)
            return;
        sungTo = until + doubt;
        (trustedFrom, trustedTo) = (until, until);
        Judge(until, unintelligible: Sung); // over a song, "no speech" is as likely as over a crowd
    }

    /// <summary>Takes what was written all the same: if it is likely enough, somebody is understood, and for a while "no speech" is not believed.</summary>
    /// <param name="text">All that follows the settled words, to its end.</param>
    /// <param name="until">How far into the stream it has heard.</param>
    public void Written(DecodedText text, long until)
    {
        if (Sung || probability < settings.UnderstoodAgain || text.Count < Enough || text.LikingFrom(0) < Likely)
            return;
        (trustedFrom, trustedTo) = (until, until + trust);
        Judge(until, unintelligible: false);
    }

    /// <summary>What was written goes round in circles: of a voice that is not clearly understood it means nothing.</summary>
    public void Repeated(long until)
    {
        if (probability < settings.ClearlyUnderstood)
            return;
        trustedTo = until;
        Judge(until, unintelligible: true);
    }

    private void Judge(long until, bool unintelligible)
    {
        Unintelligible = unintelligible;
        if (unintelligible)
            trustedFrom = until + doubt;
        Doubted = until < trustedFrom;
    }
}
