namespace LiveCaptions.Whisper;

/// <summary>
/// How a stream listens, settles and shows. The defaults are tuned for live captions; most users change the language only.
/// </summary>
public sealed record StreamSettings
{
    /// <summary>ISO 639 code of the language spoken; null: detected (English with an English-only model).</summary>
    public string? Language { get; init; }

    /// <summary>ISO 639 codes of the languages that detection chooses from; empty: all that the model knows.</summary>
    public IReadOnlyList<string> LanguageCandidates { get; init; } = [];

    /// <summary>
    /// Translates into English. A multilingual model can; one that was not trained to (large-v3-turbo) writes the language spoken.
    /// </summary>
    public bool Translate { get; init; }

    /// <summary>Writes singing too, as far as it is intelligible.</summary>
    public bool Singing { get; init; }

    /// <summary>New sound between two decodes. Shorter: words are shown earlier, at more cost and with more corrections.</summary>
    public TimeSpan Step { get; init; } = TimeSpan.FromSeconds(0.2);

    /// <summary>
    /// Stream time over which all hypotheses must agree on a word before it settles: the one dial between delay and errors.
    /// A word that the model is sure of needs a part of it.
    /// </summary>
    public TimeSpan AgreementSpan { get; init; } = TimeSpan.FromSeconds(0.8);

    /// <summary>
    /// Takes back a tentative word that has not been recognised again for this long, unless another word replaces it before.
    /// </summary>
    public TimeSpan TentativeTimeout { get; init; } = TimeSpan.FromSeconds(0.6);

    /// <summary>Silence that ends an utterance and settles everything said in it.</summary>
    public TimeSpan UtteranceEnd { get; init; } = TimeSpan.FromSeconds(0.6);

    /// <summary>The part of that silence that is decoded with the utterance; more of it makes Whisper invent words.</summary>
    public TimeSpan TrailingSilence { get; init; } = TimeSpan.FromSeconds(0.3);

    /// <summary>Pauses up to this length keep the words before them as context.</summary>
    public TimeSpan ContextTimeout { get; init; } = TimeSpan.FromSeconds(1.7);

    /// <summary>Sound before the first speech of an utterance that is decoded with it.</summary>
    public TimeSpan LeadIn { get; init; } = TimeSpan.FromSeconds(0.25);

    /// <summary>A longer window is cut at a settled word.</summary>
    public TimeSpan MaximumWindow { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Sound that stays after the cut.</summary>
    public TimeSpan KeepWindow { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>A window that has grown to this length because nothing in it settled is cut in any case.</summary>
    public TimeSpan WindowLimit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Shorter windows are not decoded.</summary>
    public TimeSpan MinimumWindow { get; init; } = TimeSpan.FromSeconds(0.6);

    /// <summary>Unbroken speech before the first decode of an utterance: shorter blips are not words.</summary>
    public TimeSpan MinimumSpeech { get; init; } = TimeSpan.FromSeconds(0.25);

    /// <summary>
    /// With less speech behind it, an utterance that is only a stock phrase ("Thank you.") is dropped: Whisper writes them over laughter
    /// and clicks.
    /// </summary>
    public TimeSpan MinimumStockPhraseSpeech { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Probability of voice activity above which a chunk of sound is speech.</summary>
    public float SpeechAbove { get; init; } = 0.5f;

    /// <summary>Probability of voice activity below which a chunk of sound within an utterance is silence.</summary>
    public float SilenceBelow { get; init; } = 0.35f;

    /// <summary>A frame (20 ms in Whisper) is encoded for the last time once it has this many frames of sound to its right.</summary>
    internal int FramesToTheRight { get; init; } = 75;

    /// <summary>A word that was heard once is shown from this chance on that it and all words before it stay.</summary>
    internal float ShownOnce { get; init; } = 0.85f;

    /// <summary>The same for a word that was heard more often.</summary>
    internal float ShownAgain { get; init; } = 0.75f;

    /// <summary>More tokens a second than this are not speech but a loop.</summary>
    internal double TokensPerSecond { get; init; } = 8;

    /// <summary>From this probability of "no speech" on, voices are unintelligible and nothing is written.</summary>
    internal float UnintelligibleAbove { get; init; } = 0.55f;

    /// <summary>Below this, voices count as intelligible again (hysteresis for <see cref="UnintelligibleAbove"/>).</summary>
    internal float IntelligibleBelow { get; init; } = 0.4f;

    /// <summary>Below this, speech is clearly intelligible; above it, after unintelligible voices, nothing settles for a while.</summary>
    internal float ClearBelow { get; init; } = 0.25f;

    /// <summary>Probability of a note sign before the text from which on the sound is singing.</summary>
    internal float SungAbove { get; init; } = 0.06f;

    /// <summary>The same for a while after singing (hysteresis for <see cref="SungAbove"/>).</summary>
    internal float StillSungAbove { get; init; } = 0.02f;

    /// <summary>After words that are likely enough, "no speech" is not believed for this long.</summary>
    internal TimeSpan TrustInWords { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>After unintelligible voices or singing, doubt lasts this long.</summary>
    internal TimeSpan DoubtAfterUnintelligible { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Sound of unintelligible voices that is kept: a word that becomes intelligible may have begun in it.</summary>
    internal TimeSpan KeepUnintelligible { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Speech without a new word after which the end of the text counts as premature.</summary>
    internal TimeSpan PrematureEndAfter { get; init; } = TimeSpan.FromSeconds(0.3);

    /// <summary>Speech without a new word after which a less likely word may replace the end.</summary>
    internal TimeSpan PrematureEndClearlyAfter { get; init; } = TimeSpan.FromSeconds(0.6);

    /// <summary>
    /// Speech in a new utterance without a word after the kept context, before the context is given up; earlier, names get worse.
    /// </summary>
    internal TimeSpan UnheardAtStart { get; init; } = TimeSpan.FromSeconds(1.2);

    /// <summary>The same when the utterance is over.</summary>
    internal TimeSpan UnheardAtEnd { get; init; } = TimeSpan.FromSeconds(0.4);

    /// <summary>
    /// The same where the stream has changed its language before: context in another language makes the model deaf.
    /// </summary>
    internal TimeSpan DoubtContextAfter { get; init; } = TimeSpan.FromSeconds(0.6);

    /// <summary>The first words of a window are held back this long at most while their language is not known.</summary>
    internal TimeSpan HoldFirstWords { get; init; } = TimeSpan.FromSeconds(0.4);

    /// <summary>Speech during which the hypothesis does not change, before the window starts afresh where it last grew.</summary>
    internal TimeSpan UnheardWithin { get; init; } = TimeSpan.FromSeconds(1.5);
}
