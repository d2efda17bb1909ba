namespace LiveCaptions.Health;

/// <summary>How a track is doing, in plain words and figures.</summary>
/// <param name="Colour">Colour of the track's words, as "#ffd800"; null for the page's own.</param>
/// <param name="Message">What is wrong, or null.</param>
/// <param name="Delay">Seconds from sound to its words on screen, at the last change.</param>
/// <param name="SettledDelay">Seconds from a word's end to its settling, median of the last words.</param>
/// <param name="Unheard">Seconds of speech-like sound without a word.</param>
/// <param name="Lost">Seconds of sound lost because recognition was too slow.</param>
/// <param name="Losses">How often the source was lost and reopened.</param>
/// <param name="Level">Loudness of the last second in decibels below full scale; null if the source does not report it.</param>
/// <param name="Behind">Seconds of sound waiting to be recognised now.</param>
/// <param name="Effort">Effort of recognition: "full", or "reduced", "low" or "least" while this computer is too busy.</param>
/// <param name="Live">False while sound is recognised that came late, in a burst: its words are older than the delay says.</param>
/// <param name="Sung">Somebody sings, which is not captioned.</param>
/// <param name="LastWord">Seconds of sound since the last word; null: there has been none.</param>
/// <param name="Air">What the operator lets out.</param>
/// <param name="TranslationOf">The id of the track whose words are translated; null: the track has words of its own.</param>
internal sealed record TrackReport(
    string Id,
    string Label,
    string? Colour,
    string Source,
    TrackState State,
    string? Message,
    bool Speaking,
    string? Language,
    double Delay,
    double SettledDelay,
    double Unheard,
    double Lost,
    int Viewers,
    int Losses = 0,
    double? Level = null,
    double Behind = 0,
    string Effort = "full",
    bool Live = true,
    bool Sung = false,
    double? LastWord = null,
    AirReport? Air = null,
    string? TranslationOf = null
);

/// <summary>What the operator lets out of a track.</summary>
/// <param name="Paused">No words go out.</param>
/// <param name="Delay">Seconds that settled words wait before they go out.</param>
/// <param name="Overlay">Whether the picture gets captions.</param>
/// <param name="Readers">Whether people's own devices get them.</param>
/// <param name="OffAir">All tracks are off air, whatever the others say.</param>
internal sealed record AirReport(bool Paused, double Delay, bool Overlay, bool Readers, bool OffAir = false);

/// <summary>Reports how the tracks are doing.</summary>
internal interface ITrackReports
{
    IReadOnlyList<TrackReport> Tracks { get; }
}
