namespace LiveCaptions.Whisper;

/// <summary>What one step of a stream changed: words settled just now, and all words that are tentative now.</summary>
public sealed record TranscriptChange
{
    /// <summary>True if the model ran: time has passed meanwhile.</summary>
    public bool Decoded { get; init; }

    /// <summary>True if anything that a viewer sees is different from the step before.</summary>
    public bool Changed { get; init; }

    /// <summary>Words settled by this step, in order; they follow all words settled before.</summary>
    public IReadOnlyList<SettledWord> Settled { get; init; } = [];

    /// <summary>All tentative words; they follow the settled ones and replace the tentative words of the step before.</summary>
    public IReadOnlyList<TentativeWord> Tentative { get; init; } = [];

    /// <summary>True while somebody speaks.</summary>
    public bool Speaking { get; init; }

    /// <summary>They sing, which is not written.</summary>
    public bool Sung { get; init; }

    /// <summary>The language of the words last shown, as an ISO 639 code; null before there are any, unless it was given.</summary>
    public string? Language { get; init; }

    /// <summary>All sound heard so far.</summary>
    public AudioTime Heard { get; init; }

    /// <summary>How far into the sound these words reach.</summary>
    public AudioTime Until { get; init; }

    /// <summary>Samples of speech-like sound since a word was last shown, or somebody sang: deafness, if it grows.</summary>
    public long Unheard { get; init; }
}
