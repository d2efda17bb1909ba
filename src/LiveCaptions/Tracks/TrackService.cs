using LiveCaptions.Health;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tracks;

/// <summary>Runs all tracks, over one shared model, for as long as the program runs.</summary>
internal sealed class TrackService(IReadOnlyList<TrackOnAir> tracks, SpeechModel model) : BackgroundService, ITrackReports
{
    public IReadOnlyList<TrackReport> Tracks => [.. tracks.Select(t => t.Track.Report())];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(tracks.Select(t => t.Track.RunAsync(() => new SpeechRecogniser(model.OpenStream(t.Stream)), stoppingToken)));
}

/// <summary>A track and how its stream listens.</summary>
internal sealed record TrackOnAir(Track Track, StreamSettings Stream);
