using System.Text.Json.Serialization;
using LiveCaptions.Health;

namespace LiveCaptions.SoundCheck;

/// <summary>How far a sound check is.</summary>
[JsonConverter(typeof(CamelCaseNames<CheckStage>))]
internal enum CheckStage
{
    /// <summary>It has not begun.</summary>
    Idle,

    /// <summary>It listens to the words.</summary>
    Listening,

    /// <summary>The words are complete; it waits until they have arrived everywhere.</summary>
    Arriving,

    Done,
    Cancelled,

    /// <summary>It could not be done.</summary>
    Failed,
}

/// <summary>A sound check as it stands.</summary>
/// <param name="Language">ISO 639 code of what is said; null: unknown.</param>
/// <param name="Text">What is said.</param>
/// <param name="IsRead">A person reads it aloud; false: the sound says it by itself.</param>
/// <param name="SecondsLeft">Seconds in which the words must come; null: it does not listen.</param>
/// <param name="Heard">What was recognised so far.</param>
/// <param name="Sentence">Why it failed, and what to do; null: it did not.</param>
/// <param name="Result">Null until it is done.</param>
internal sealed record CheckReport(
    string Track,
    CheckStage State,
    string? Language,
    string Text,
    bool IsRead,
    double? SecondsLeft,
    string Heard,
    bool Speaking,
    string? Sentence,
    CheckResult? Result
);

/// <summary>The result of a sound check.</summary>
/// <param name="Passed">Words came, few of them wrong, and they arrived wherever captions are taken.</param>
/// <param name="Sentence">The result in a sentence.</param>
/// <param name="FirstWordDelay">Seconds from the end of a word until it is on screen, median; null: no word.</param>
/// <param name="SettledDelay">Seconds from the end of a word until it can no longer change, median; null: no word.</param>
/// <param name="Words">Words that were said.</param>
/// <param name="WordErrorRate">Percent; null: no word.</param>
/// <param name="Level">The sound; null: none came.</param>
/// <param name="Ways">Every way out of captions.</param>
/// <param name="Findings">The same as <c>doctor</c> prints.</param>
internal sealed record CheckResult(
    bool Passed,
    string Sentence,
    double? FirstWordDelay,
    double? SettledDelay,
    int Words,
    int WrongWords,
    double? WordErrorRate,
    IReadOnlyList<WrongWord> Wrong,
    HeardLevel? Level,
    IReadOnlyList<WayOut> Ways,
    IReadOnlyList<Finding> Findings
);
