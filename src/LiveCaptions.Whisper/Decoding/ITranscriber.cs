namespace LiveCaptions.Whisper.Decoding;

/// <summary>What somebody says in a window of sound, after words that are settled already.</summary>
/// <remarks>Threading: one thread at a time.</remarks>
internal interface ITranscriber
{
    /// <summary>Decodes the window.</summary>
    /// <param name="sound">Samples from the window's start to now.</param>
    /// <param name="start">The stream's sample at which the window starts: another one than last time is a new window.</param>
    /// <param name="settled">Tokens of the window's settled words: forced.</param>
    /// <param name="draft">What is likely to follow: verified in one batch, kept as far as it holds.</param>
    /// <param name="final">The utterance is over: hear all of it anew.</param>
    /// <param name="on">Whether somebody has spoken on since the text was thought to end: it is not likely to end there. Null: not so.</param>
    Hypothesis Transcribe(
        ReadOnlySpan<float> sound,
        long start,
        ReadOnlySpan<int> settled,
        ReadOnlySpan<int> draft,
        bool final,
        SpeechContinues? on = null
    );

    /// <summary>For the last decode: the frame at which each of its text tokens (settled, then new) begins, and where the last one ends.</summary>
    ReadOnlySpan<int> TokenFrames();

    /// <summary>Where in the stream somebody began to say what is not settled yet: its tokens stand in no frame before.</summary>
    long SpokenFrom { get; set; }

    /// <summary>ISO 639 code of the language written, which is the one spoken unless it is translated; null while unknown.</summary>
    string? Language { get; }

    /// <summary>Another language may be spoken now, or a crowd be heard: what was written must not stand yet.</summary>
    bool Contested => false;

    /// <summary>Nobody can be understood in the last window: nothing was written, and its token frames mean nothing.</summary>
    bool Unintelligible => false;

    /// <summary>That is so because it is sung.</summary>
    bool Sung => false;

    /// <summary>The last text would have ended sooner, had nobody spoken on.</summary>
    bool PassedEnd => false;

    /// <summary>There is no time for second opinions.</summary>
    bool Hasty { get; set; }

    /// <summary>Decodes that ran into a repetition.</summary>
    int Repetitions { get; }
}
