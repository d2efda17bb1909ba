using System.Text.Json.Serialization;

namespace LiveCaptions.Archive;

/// <summary>A session: what went out without a long silence.</summary>
/// <param name="Begun">When its first word was said.</param>
/// <param name="Ended">When the last word so far ended.</param>
/// <param name="Closed">The service was stopped in good order after it.</param>
internal sealed record ArchivedSession(
    long Id,
    DateTimeOffset Begun,
    DateTimeOffset Ended,
    bool Closed,
    IReadOnlyList<SessionTrack> Tracks
);

/// <summary>A track in a session.</summary>
/// <param name="Name">Its id in the settings.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Language">ISO 639 code; null if it is unknown.</param>
/// <param name="Words">How many words it has.</param>
/// <param name="Delay">Seconds from a word's sound to its settling, on average; null: not measured.</param>
/// <param name="LongestDelay">The longest of them.</param>
internal sealed record SessionTrack(string Name, string Label, string? Language, int Words, double? Delay, double? LongestDelay);

/// <summary>A word of a session.</summary>
/// <param name="Text">As it reads now; empty: it was taken out.</param>
/// <param name="Joined">True if no space stands before it.</param>
/// <param name="Former">As it went out, if it was corrected.</param>
/// <param name="BeginsLine">A line begins with it.</param>
internal sealed record SessionWord(
    long Number,
    string Text,
    bool Joined,
    DateTimeOffset Start,
    DateTimeOffset End,
    double? Probability,
    string? Former,
    bool BeginsLine
)
{
    /// <summary>The number of whoever says it, from 1, where voices were told apart. Written only then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Speaker { get; init; }
}

/// <summary>A correction of a word.</summary>
/// <param name="Who">Who made it, as far as the service knows.</param>
internal sealed record SessionCorrection(string Track, long Number, DateTimeOffset At, string Who, string Former, string Text);

/// <summary>A line that a search has found.</summary>
/// <param name="Number">The word to jump to.</param>
/// <param name="Start">Where the words that were looked for begin in the line.</param>
/// <param name="Length">How many characters they have.</param>
internal sealed record ArchiveHit(
    long Session,
    string Track,
    string Label,
    long Number,
    DateTimeOffset At,
    string Line,
    int Start,
    int Length
);
