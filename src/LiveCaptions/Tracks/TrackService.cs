using LiveCaptions.Health;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tracks;

/// <summary>Runs all tracks, over one model, for as long as the program runs.</summary>
internal sealed class TrackService(IReadOnlyList<TrackOnAir> tracks, IRecognisers recognisers) : BackgroundService, ITrackReports
{
    public IReadOnlyList<TrackReport> Tracks => [.. tracks.Select(t => t.Track.Report())];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(tracks.Select(t => t.Track.RunAsync(() => recognisers.Open(t.Stream), stoppingToken)));
}

/// <summary>A track and how its stream listens.</summary>
internal sealed record TrackOnAir(Track Track, StreamSettings Stream);
