namespace LiveCaptions.Whisper;

/// <summary>What one step of a stream changed: the words that it settled, and all words that are tentative after it.</summary>
public sealed record TranscriptChange
{
    /// <summary>True if the model ran, which takes time.</summary>
    public bool Decoded { get; init; }

    /// <summary>True if anything that a viewer sees differs from the step before.</summary>
    public bool Changed { get; init; }

    /// <summary>Words settled by this step, in order; they follow all words settled before.</summary>
    public IReadOnlyList<SettledWord> Settled { get; init; } = [];

    /// <summary>The voices in the section of a recording that was read, if they were asked for.</summary>
    public IReadOnlyList<Voiceprint> Voiceprints { get; init; } = [];

    /// <summary>All tentative words; they follow the settled ones and replace the tentative words of the step before.</summary>
    public IReadOnlyList<TentativeWord> Tentative { get; init; } = [];

    /// <summary>True while somebody speaks.</summary>
    public bool Speaking { get; init; }

    /// <summary>Where the newest utterance begins.</summary>
    public AudioTime UtteranceStart { get; init; }

    /// <summary>Where the last speech found in it ends.</summary>
    public AudioTime SpeechEnd { get; init; }

    /// <summary>True while somebody sings, if singing is not written.</summary>
    public bool Sung { get; init; }

    /// <summary>ISO 639 code of the language of the words last shown; null before there are any, unless it was given.</summary>
    public string? Language { get; init; }

    /// <summary>End of all sound written so far.</summary>
    public AudioTime Heard { get; init; }

    /// <summary>How far into the sound the words reach.</summary>
    public AudioTime Until { get; init; }

    /// <summary>Samples of speech since a word was last shown, or somebody sang; a growing number means deafness.</summary>
    public long Unheard { get; init; }
}
