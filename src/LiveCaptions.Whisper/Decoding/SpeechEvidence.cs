namespace LiveCaptions.Whisper.Decoding;

/// <summary>
/// Whether anybody can be understood, by the probability that the model gives to "no speech" in the place of its first token.
/// Unintelligible voices (a crowd, speech played backwards) are voices to the detector, and the model writes phrases over them. Singing
/// shows in the probability of a note sign in that place: the subtitles that Whisper learned from have one before the words of a song.
/// </summary>
/// <remarks>
/// See docs/decisions/0012-crowds.md and 0023-singing.md. Other models say "no speech" of clear voices too; the text then tells them from
/// a crowd: 0022-words-against-no-speech.md.
/// </remarks>
internal sealed class SpeechEvidence(StreamSettings settings)
{
    // No text of five tokens as likely as this on average (mean log probability) was ever written over a crowd; the likeliest had -0.63.
    private const int ConvincingTokens = 5;
    private const float ConvincingLogProbability = -0.5f;

    private readonly long doubt = AudioTime.SamplesIn(settings.DoubtAfterUnintelligible.TotalSeconds);
    private readonly long trust = AudioTime.SamplesIn(settings.TrustInWords.TotalSeconds);
    private long trustedFrom = long.MinValue,
        trustedTo = long.MinValue,
        sungTo = long.MinValue;
    private float noSpeech; // its last probability

    /// <summary>Voices cannot be understood, or are singing.</summary>
    public bool Unintelligible { get; private set; }

    /// <summary>Somebody sings, and singing is not to be written.</summary>
    public bool Sung { get; private set; }

    /// <summary>Voices were unintelligible a short while ago, and are not clear yet.</summary>
    public bool Doubted { get; private set; }

    /// <summary>Adds the model's scores of the token after the start token.</summary>
    /// <param name="row">A score per vocabulary entry.</param>
    /// <param name="noSpeechToken">The token for "no speech".</param>
    /// <param name="until">End of the sound, as a position in the stream.</param>
    public void AddNoSpeech(ReadOnlySpan<float> row, int noSpeechToken, long until)
    {
        noSpeech = TokenChoice.ProbabilityOf(noSpeechToken, row);
        Judge(until, until >= trustedTo && noSpeech >= (until < trustedFrom ? settings.IntelligibleBelow : settings.UnintelligibleAbove));
        if (noSpeech < settings.ClearBelow)
            Doubted = false;
    }

    /// <summary>Adds the model's scores of the text's first token, after <see cref="AddNoSpeech"/>.</summary>
    /// <param name="row">A score per vocabulary entry.</param>
    /// <param name="notes">The tokens that make note signs.</param>
    /// <param name="until">End of the sound, as a position in the stream.</param>
    public void AddNotes(ReadOnlySpan<float> row, ReadOnlySpan<int> notes, long until)
    {
        var sung = TokenChoice.ProbabilityOf(notes, row) >= (until < sungTo ? settings.StillSungAbove : settings.SungAbove);
        Sung = sung && !settings.Singing;
        if (!sung)
            return;
        sungTo = until + doubt;
        (trustedFrom, trustedTo) = (until, until);
        Judge(until, unintelligible: Sung); // over a song, "no speech" is as likely as over a crowd
    }

    /// <summary>
    /// Adds a text that was written all the same: if it is likely enough, somebody is understood, and "no speech" is not believed for a
    /// while.
    /// </summary>
    /// <param name="text">The text after the settled words.</param>
    /// <param name="until">End of the sound, as a position in the stream.</param>
    public void AddText(DecodedText text, long until) => AddText(text.Count, text.MeanLogProbabilityFrom(0), until);

    /// <summary>The same, by the number of tokens and their mean log probability.</summary>
    public void AddText(int tokens, float meanLogProbability, long until)
    {
        if (Sung || noSpeech < settings.IntelligibleBelow || tokens < ConvincingTokens || meanLogProbability < ConvincingLogProbability)
            return;
        (trustedFrom, trustedTo) = (until, until + trust);
        Judge(until, unintelligible: false);
    }

    /// <summary>Adds that the text goes round in circles: it means nothing unless speech is clearly intelligible.</summary>
    public void AddLoop(long until)
    {
        if (noSpeech < settings.ClearBelow)
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
