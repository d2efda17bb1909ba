using System.Collections.Concurrent;
using LiveCaptions.Captions;
using LiveCaptions.Health;

namespace LiveCaptions.Relay;

/// <summary>Brings all tracks of this machine to the store, or stands by for each.</summary>
/// <param name="reports">How the tracks are doing here; asked once they run.</param>
/// <remarks>Threading: tracks come and go on any thread; each has a loop of its own on the pool.</remarks>
internal sealed partial class RoomPublisher(
    CaptionTracks tracks,
    ICaptionStore store,
    string node,
    Func<ITrackReports> reports,
    MonotonicClock clock,
    ILogger<RoomPublisher> logger
) : IHostedService, IDisposable
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<TrackCaptions, Running> running = [];
    private readonly Lock following = new();
    private readonly CancellationTokenSource end = new();

    /// <summary>How each track's publication is doing.</summary>
    public IReadOnlyList<RelayReport> Reports =>
        [.. tracks.All.Select(track => running.GetValueOrDefault(track)?.Publisher.Report).OfType<RelayReport>()];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        tracks.Changed += Follow;
        Follow();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        tracks.Changed -= Follow;
        await end.CancelAsync();
        await Task.WhenAll(running.Values.Select(one => LeaveAsync(one, ended: false)));
    }

    /// <summary>Takes a track over from the machine that makes its captions now.</summary>
    /// <returns>False if this machine does not make captions for a track of this id.</returns>
    public bool TakeOver(string track)
    {
        if (tracks.Find(track) is not { } captions || running.GetValueOrDefault(captions) is not { } one)
            return false;
        Log.TakesOver(logger, track, one.Publisher.Known, one.Publisher.Report.Holder ?? "nobody");
        one.Publisher.TakeOver();
        return true;
    }

    public void Dispose() => end.Dispose();

    private void Follow()
    {
        lock (following)
        {
            foreach (var track in tracks.All)
                running.GetOrAdd(track, Start);
            foreach (var gone in running.Keys.Except(tracks.All))
                if (running.TryRemove(gone, out var one))
                    _ = LeaveAsync(one, ended: true);
        }
    }

    private Running Start(TrackCaptions captions)
    {
        var publisher = new TrackPublisher(
            captions,
            store,
            node,
            () => reports().Tracks.FirstOrDefault(track => track.Id == captions.Track),
            clock,
            logger
        );
        var stop = CancellationTokenSource.CreateLinkedTokenSource(end.Token);
        return new(publisher, Task.Run(() => publisher.RunAsync(stop.Token), CancellationToken.None), stop);
    }

    private async Task LeaveAsync(Running one, bool ended)
    {
        await one.Stop.CancelAsync();
        await one.Loop;
        using var late = new CancellationTokenSource(LastWords, clock.Time);
        await one.Publisher.LeaveAsync(ended, late.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        one.Stop.Dispose();
    }

    /// <summary>A track's publisher, its loop, and what ends it.</summary>
    private sealed record Running(TrackPublisher Publisher, Task Loop, CancellationTokenSource Stop);

    private static partial class Log
    {
        [LoggerMessage(
            263,
            LogLevel.Information,
            "Track {Track}, epoch {Epoch}: a person has this machine make the captions, in place of {Holder}"
        )]
        public static partial void TakesOver(ILogger logger, string track, long epoch, string holder);
    }
}
