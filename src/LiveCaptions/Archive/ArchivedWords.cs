using LiveCaptions.Captions;

namespace LiveCaptions.Archive;

/// <summary>A settled word as it is kept.</summary>
/// <param name="Number">Rises within a run of its track.</param>
/// <param name="Probability">0 to 1.</param>
internal readonly record struct ArchivedWord(
    long Number,
    string Text,
    bool Joined,
    DateTimeOffset Start,
    DateTimeOffset End,
    double Probability
)
{
    /// <summary>The number of whoever says it, from 1, where voices are told apart; 0: nobody asked.</summary>
    public int Speaker { get; init; }
}

/// <summary>What has gone out of one track since the last time.</summary>
/// <param name="Track">The same object for the whole run of a track.</param>
/// <param name="Language">ISO 639 code; null while unknown.</param>
/// <param name="Delay">Seconds from a word's sound to its settling; null if no word was settled.</param>
/// <param name="Corrections">Of words that came before; an operator made them on air.</param>
internal sealed record ArchivedWords(
    ArchivedTrack Track,
    string Label,
    string? Language,
    double? Delay,
    IReadOnlyList<WordCorrection> Corrections,
    IReadOnlyList<ArchivedWord> Words
);

/// <summary>A run of a track, and where its words are in the archive.</summary>
/// <remarks>Threading: not safe; the writer's.</remarks>
internal sealed class ArchivedTrack(string name)
{
    /// <summary>The track's id in the settings.</summary>
    public string Name => name;

    /// <summary>
    /// What is added to numbers of this run: an earlier run of the same session has used up some. Null until the first word.
    /// </summary>
    public long? Base { get; set; }

    /// <summary>The same of its voices: each run numbers its own from 1.</summary>
    public int Voices { get; set; }

    /// <summary>Rows of this run, the newest last: one in each session.</summary>
    public List<long> Rows { get; } = [];
}

/// <summary>A stretch of which there are no words, though there may have been speech.</summary>
/// <param name="Track">Null: it concerns all.</param>
internal readonly record struct ArchivedGap(string? Track, GapKind Kind, DateTimeOffset Start, DateTimeOffset End);

/// <summary>Why words are missing.</summary>
internal enum GapKind
{
    /// <summary>Sound was lost because recognition was too slow.</summary>
    Late,

    /// <summary>The source had no sound to give, or recognition failed.</summary>
    Source,

    /// <summary>The service did not run.</summary>
    Down,
}
