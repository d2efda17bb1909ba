using LiveCaptions.Whisper;

namespace LiveCaptions.Captions;

/// <summary>What a track hands to its captions after a step that changed something.</summary>
/// <param name="Settled">Words settled just now, after all settled before.</param>
/// <param name="Tentative">All tentative words now.</param>
/// <param name="Speaking">Somebody speaks.</param>
/// <param name="Language">ISO 639 code, null while unknown.</param>
/// <param name="Time">Stream time of this publication: the source's clock, so processing time is included.</param>
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
);
