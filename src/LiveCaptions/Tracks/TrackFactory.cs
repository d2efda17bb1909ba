using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tracks;

/// <summary>Creates tracks from their settings.</summary>
/// <param name="Assets">Version of the pages.</param>
/// <param name="Wall">For time stamps.</param>
/// <param name="Rules">What becomes of words on their way out.</param>
/// <param name="Track">Makes the track.</param>
/// <param name="Stream">How its stream listens.</param>
/// <param name="ProbeAsync">Makes sure that its sound can be had.</param>
/// <param name="Close">The track has ended for good.</param>
internal sealed record TrackFactory(
    string Assets,
    TimeProvider Wall,
    RuleBook Rules,
    Func<TrackSettings, TrackCaptions, Track> Track,
    Func<TrackSettings, StreamSettings> Stream,
    Func<TrackSettings, CancellationToken, Task> ProbeAsync,
    Action<TrackSettings> Close
)
{
    /// <summary>What says the words of a track that are written; null: they are spoken.</summary>
    public Func<TrackSettings, ISpeechStream?> Written { get; init; } = _ => null;
}
