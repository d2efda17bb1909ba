using LiveCaptions.Audio;
using LiveCaptions.Captions;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tracks;

/// <summary>Makes the parts of a track from its settings.</summary>
/// <param name="Captions">Its captions, when no track of its id has any yet.</param>
/// <param name="Track">The track.</param>
/// <param name="Stream">Settings of its recogniser's stream.</param>
/// <param name="ProbeAsync">Makes sure that its sound can be had.</param>
/// <param name="Close">Called when the track has ended for good.</param>
/// <exception cref="SourceException"><paramref name="ProbeAsync"/>: its sound cannot be had.</exception>
internal sealed record TrackFactory(
    Func<TrackSettings, TrackCaptions> Captions,
    Func<TrackSettings, TrackCaptions, Track> Track,
    Func<TrackSettings, StreamSettings> Stream,
    Func<TrackSettings, CancellationToken, Task> ProbeAsync,
    Action<TrackSettings> Close
)
{
    /// <summary>The recogniser of a track whose words are written beforehand; null: they are spoken.</summary>
    public Func<TrackSettings, ISpeechStream?> Written { get; init; } = _ => null;

    /// <summary>The same recogniser, which tells voices apart if the track asks for it.</summary>
    public Func<TrackSettings, ISpeechStream, ISpeechStream> Spoken { get; init; } = (_, recogniser) => recogniser;
}
