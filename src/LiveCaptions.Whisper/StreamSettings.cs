namespace LiveCaptions.Whisper;

/// <summary>How a stream listens, settles and shows. The defaults are tuned for live captions; most users change the language only.</summary>
public sealed record StreamSettings
{
    /// <summary>ISO 639 code of the language spoken; null: detected (English with an English-only model).</summary>
    public string? Language { get; init; }

    /// <summary>Where it is detected, only among these; empty: among all that the model knows.</summary>
    public IReadOnlyList<string> Among { get; init; } = [];

    /// <summary>English is written, whatever is spoken. A multilingual model can; one that was not trained to (large-v3-turbo) writes what is spoken.</summary>
    public bool Translate { get; init; }

    /// <summary>What is sung is written too, as far as it is understood.</summary>
    public bool Singing { get; init; }

    /// <summary>New sound between two steps. Shorter: words are shown earlier, at more cost and with more corrections.</summary>
    public TimeSpan Step { get; init; } = TimeSpan.FromSeconds(0.2);

    /// <summary>
    /// Stream time over which all hypotheses must agree on a word before it is settled: the one dial between delay and errors. A word that the model is sure
    /// of needs a part of it.
    /// </summary>
    public TimeSpan Span { get; init; } = TimeSpan.FromSeconds(0.8);

    /// <summary>A tentative word on screen that is not heard again is taken back after this time, unless another word takes its place before.</summary>
    public TimeSpan DoubtedWord { get; init; } = TimeSpan.FromSeconds(0.6);

    /// <summary>Silence that ends an utterance: everything said is settled then.</summary>
    public TimeSpan UtteranceEnd { get; init; } = TimeSpan.FromSeconds(0.6);

    /// <summary>How much of that silence is decoded with the utterance; much silence makes Whisper invent words.</summary>
    public TimeSpan AfterSpeech { get; init; } = TimeSpan.FromSeconds(0.3);

    /// <summary>A shorter pause keeps what was said before it as context.</summary>
    public TimeSpan KeepThrough { get; init; } = TimeSpan.FromSeconds(1.7);

    /// <summary>Sound taken in before the first speech of an utterance.</summary>
    public TimeSpan LeadIn { get; init; } = TimeSpan.FromSeconds(0.25);

    /// <summary>A longer window is cut at a settled word.</summary>
    public TimeSpan MaximumWindow { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How much sound the cut leaves.</summary>
    public TimeSpan KeepWindow { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>A window that is longer, because nothing in it would settle, is cut all the same.</summary>
    public TimeSpan HardWindow { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Less sound is not decoded.</summary>
    public TimeSpan MinimumWindow { get; init; } = TimeSpan.FromSeconds(0.6);

    /// <summary>Unbroken speech before the first decode of an utterance: shorter blips are not words.</summary>
    public TimeSpan MinimumSpeech { get; init; } = TimeSpan.FromSeconds(0.25);

    /// <summary>An utterance that is a stock phrase only ("Thank you.") is dropped with less speech behind it: Whisper writes them over laughter and clicks.</summary>
    public TimeSpan StockSpeech { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Probability above which a chunk of sound is speech.</summary>
    public float SpeechAbove { get; init; } = 0.5f;

    /// <summary>Probability below which a chunk of sound within an utterance is silence.</summary>
    public float SilenceBelow { get; init; } = 0.35f;

    /// <summary>A frame of 20 ms is encoded once for all when it has this many frames of sound to its right.</summary>
    internal int FramesToTheRight { get; init; } = 75;

    /// <summary>More tokens a second than this is not speech but a loop.</summary>
    internal double TokensPerSecond { get; init; } = 8;

    /// <summary>Where the model finds "no speech" at least this likely, voices are not understood, and nothing is written.</summary>
    internal float NotUnderstood { get; init; } = 0.55f;

    /// <summary>They are again when it is less likely than this.</summary>
    internal float UnderstoodAgain { get; init; } = 0.4f;

    /// <summary>Below this it is clear that somebody is understood; else nothing is settled for a while.</summary>
    internal float ClearlyUnderstood { get; init; } = 0.25f;

    /// <summary>Where the model finds a note sign at least this likely before the text, somebody sings.</summary>
    internal float Sung { get; init; } = 0.06f;

    /// <summary>Somebody who sang a short while ago still does where it is at least this likely.</summary>
    internal float StillSung { get; init; } = 0.02f;

    /// <summary>How long "no speech" is not believed after words that are likely enough.</summary>
    internal TimeSpan TrustInWords { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long the doubt lasts.</summary>
    internal TimeSpan DoubtAfterCrowd { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How much sound is kept of voices that are not understood: a word that comes out of them may have begun in it.</summary>
    internal TimeSpan KeepOfCrowd { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Speech without a new word before the end of the text is thought to come too soon.</summary>
    internal TimeSpan SpokenOn { get; init; } = TimeSpan.FromSeconds(0.3);

    /// <summary>The same before a word that is less likely is written instead.</summary>
    internal TimeSpan SpokenOnClearly { get; init; } = TimeSpan.FromSeconds(0.6);

    /// <summary>Speech in a new utterance without a word after the kept context, before the context is given up; earlier, names get worse.</summary>
    internal TimeSpan UnheardAtStart { get; init; } = TimeSpan.FromSeconds(1.2);

    /// <summary>The same when the utterance is over.</summary>
    internal TimeSpan UnheardAtEnd { get; init; } = TimeSpan.FromSeconds(0.4);

    /// <summary>Speech during which the hypothesis does not change, before the window starts anew where it last grew.</summary>
    internal TimeSpan UnheardWithin { get; init; } = TimeSpan.FromSeconds(1.5);
}
