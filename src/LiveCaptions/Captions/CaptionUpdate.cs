using System.Diagnostics;
using LiveCaptions.Whisper;

namespace LiveCaptions.Captions;

/// <summary>One change of a track's captions on its way from the recogniser to every output.</summary>
/// <param name="Settled">Words settled by this change, after all earlier ones.</param>
/// <param name="Tentative">All tentative words now.</param>
/// <param name="Speaking">Somebody speaks.</param>
/// <param name="Language">ISO 639 code, null while unknown.</param>
/// <param name="Time">Stream time of this change: the source's clock, so processing time is included.</param>
/// <param name="At">The same moment by the wall clock.</param>
/// <param name="Delay">Seconds from the newest sound behind these words to now.</param>
/// <param name="Gap">Sound was lost just behind the settled words: what comes after them begins on a fresh line.</param>
internal sealed record CaptionUpdate(
    IReadOnlyList<SettledWord> Settled,
    IReadOnlyList<TentativeWord> Tentative,
    bool Speaking,
    string? Language,
    AudioTime Time,
    DateTimeOffset At,
    double Delay,
    bool Gap = false
)
{
    /// <summary>Shown where words are missing.</summary>
    public const string GapMarker = "[…]";

    /// <summary>Texts that a person has put in place of words settled by earlier changes; applied before the new words.</summary>
    public IReadOnlyList<WordCorrection> Corrections { get; init; } = [];

    /// <summary>Moment of the monotonic clock at which the stream began: a word came in at this plus its stream time.</summary>
    public TimeSpan StreamStart { get; init; }

    /// <summary>Where it stands among the publications of another machine; null: it was made on this one.</summary>
    public FrameOrder? Order { get; init; }

    /// <summary>Of a change from another machine: how long ago it was made there.</summary>
    public TimeSpan Age { get; init; }

    /// <summary>The trace of its words; default: nobody traces them.</summary>
    public WordTrace Trace { get; init; }

    /// <summary>The change without anything that can be read; the time and the corrections stay.</summary>
    public CaptionUpdate Silenced() => this with { Settled = [], Tentative = [], Speaking = false };
}

/// <summary>The trace of a change's words on their way out.</summary>
/// <param name="Span">The span in which they were recognised.</param>
/// <param name="SettledAt">When they settled, as a time stamp of the clock; the change's own times move with the operator's delay.</param>
internal readonly record struct WordTrace(ActivityContext Span, long SettledAt);
