using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Operator;
using LiveCaptions.ScriptedTracks;
using LiveCaptions.Settings;
using LiveCaptions.Tracks;
using LiveCaptions.Viewers;
using LiveCaptions.Whisper;

namespace LiveCaptions.Hosting;

/// <summary>How a track is made of its settings.</summary>
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

    /// <summary>As it is on air.</summary>
    public static TrackFactory Of(IServiceProvider services, ServiceSettings settings)
    {
        var wall = services.GetRequiredService<TimeProvider>();
        var sources = services.GetRequiredService<TrackSources>();
        var logger = services.GetRequiredService<ILogger<Track>>();
        var desks = services.GetRequiredService<Desks>();
        return new(
            services.GetRequiredService<OverlayFiles>().Version,
            wall,
            services.GetRequiredService<RuleBook>(),
            (track, captions) =>
                new(sources.Open(track), captions, wall, logger, track.Gate, desks.Of(captions, settings.Captions.MaxSpeed, wall).Publish),
            track => TrackSetup.StreamOf(settings.Recognition, track),
            sources.ProbeAsync,
            sources.Close
        )
        {
            Written = track => ScriptedTrack.Recogniser(track, TrackSetup.StreamOf(settings.Recognition, track).Language),
        };
    }
}
