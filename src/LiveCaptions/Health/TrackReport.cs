namespace LiveCaptions.Health;

/// <summary>How a track is doing, in plain words and figures.</summary>
/// <param name="State">"starting", "running", "ended" or "failed".</param>
/// <param name="Message">What is wrong, or null.</param>
/// <param name="Delay">Seconds from sound to its words on screen, at the last change.</param>
/// <param name="SettledDelay">Seconds from a word's end to its being settled, median of the last words.</param>
/// <param name="Unheard">Seconds of speech-like sound without a word.</param>
/// <param name="Lost">Seconds of sound lost because recognition was too slow.</param>
internal sealed record TrackReport(
    string Id, string Label, string Source, string State, string? Message, bool Speaking, string? Language,
    double Delay, double SettledDelay, double Unheard, double Lost, int Viewers);

/// <summary>Tells how the tracks are doing.</summary>
internal interface ITrackReports
{
    IReadOnlyList<TrackReport> Tracks { get; }
}
