using System.Collections.Concurrent;
using LiveCaptions.Captions;
using LiveCaptions.Health;

namespace LiveCaptions.Relay;

/// <summary>The tracks of a room whose captions other machines make, as this machine shows them.</summary>
/// <remarks>Threading: one loop takes frames and asks; reports are read by anybody.</remarks>
internal sealed partial class RoomReplicas(CaptionTracks tracks, ICaptionStore store, MonotonicClock clock, ILogger logger) : ITrackReports
{
    /// <summary>Tracks of a room at most: the store is not trusted to hold no more.</summary>
    public const int MaxTracks = 64;

    private const int MostEvents = 500;

    /// <summary>News that do not come by themselves for this long are asked for.</summary>
    private static readonly TimeSpan Overdue = TimeSpan.FromSeconds(2.5);

    private readonly ConcurrentDictionary<string, TrackReplica> replicas = [];
    private readonly Dictionary<string, TimeSpan> heard = [];
    private volatile string? trouble;

    public IReadOnlyList<TrackReport> Tracks =>
        [.. replicas.OrderBy(replica => replica.Key, StringComparer.Ordinal).Select(replica => replica.Value.Report())];

    /// <summary>The tracks of which a frame has come.</summary>
    public IReadOnlyList<ShownTrack> Shown =>
        [
            .. replicas.Values.SelectMany(one =>
                one.Frame is { } frame ? new[] { new ShownTrack(one.Captions.Track, frame.Epoch, one.Age) } : []
            ),
        ];

    /// <summary>Why nothing comes, as a sentence; null: something does.</summary>
    public string? Trouble => trouble;

    /// <summary>Asks for tracks that are new and for those from which nothing has come, and notes those that are overdue.</summary>
    public async Task AskAsync(CancellationToken stop)
    {
        try
        {
            foreach (var track in await store.TracksAsync(stop))
                if (!heard.TryGetValue(track, out var at) || clock.Now - at > Overdue)
                    if (await store.FrameAsync(track, stop) is { } frame)
                        await TakeAsync(frame with { Track = track }, stop);
            Tell(null);
        }
        catch (StoreException away)
        {
            Tell(away.Message);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.Fault(logger, "all", 0, fault);
        }
        foreach (var replica in replicas.Values)
            if (replica.Overdue())
                Log.Waiting(logger, replica.Captions.Track, replica.Frame?.Epoch ?? 0);
    }

    /// <summary>Shows a frame, with all events before it. One track's failure does not stop the others.</summary>
    public async Task TakeAsync(RelayFrame frame, CancellationToken stop)
    {
        try
        {
            await ShowAsync(frame, stop);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.Fault(logger, frame.Track, frame.Epoch, fault);
        }
    }

    private async Task ShowAsync(RelayFrame frame, CancellationToken stop)
    {
        if (Replica(frame) is not { } replica || !replica.IsNewer(frame))
            return;
        try
        {
            while (replica.Missing(frame) is { } after)
            {
                var events = await store.EventsAsync(frame.Track, after, MostEvents, stop);
                replica.Take(events.TakeWhile(one => one.Position <= frame.Last), frame);
                if (events.Count < MostEvents)
                    break; // what is still missing is nowhere any more
            }
        }
        catch (StoreException away)
        {
            // The next frame asks again: words would be missing for good.
            Tell(away.Message);
            return;
        }
        replica.Take(frame);
        heard[frame.Track] = clock.Now;
        RelayMeter.Taken(frame.Track);
        if (frame.Ended)
            Remove(replica);
    }

    private TrackReplica? Replica(RelayFrame frame)
    {
        if (replicas.TryGetValue(frame.Track, out var there))
            return there;
        if (frame.Ended || replicas.Count >= MaxTracks)
            return null;
        var offAir = new OffAir(new CaptionTracks(), clock);
        var captions = new TrackCaptions(frame.Track, frame.Label, clock, offAir: offAir);
        var made = replicas[frame.Track] = new(captions, offAir, clock);
        tracks.Add(captions);
        Log.Follows(logger, frame.Track, frame.Epoch, RelayNode.NameOf(frame.Node));
        return made;
    }

    private void Remove(TrackReplica replica)
    {
        replicas.TryRemove(replica.Captions.Track, out _);
        tracks.Remove(replica.Captions);
    }

    private void Tell(string? now)
    {
        if (now is not null && trouble is null)
            Log.Away(logger, now);
        trouble = now;
    }

    private static partial class Log
    {
        [LoggerMessage(
            268,
            LogLevel.Error,
            "Track {Track}, epoch {Epoch}: a fault of the program kept a frame from viewers; the next one is tried"
        )]
        public static partial void Fault(ILogger logger, string track, long epoch, Exception fault);

        [LoggerMessage(
            265,
            LogLevel.Information,
            "Track {Track}, epoch {Epoch}: viewers of this machine see the captions that {Node} makes"
        )]
        public static partial void Follows(ILogger logger, string track, long epoch, string node);

        [LoggerMessage(
            266,
            LogLevel.Warning,
            "Track {Track}, epoch {Epoch}: no captions come any more; what stands there vanishes, and viewers wait"
        )]
        public static partial void Waiting(ILogger logger, string track, long epoch);

        [LoggerMessage(267, LogLevel.Warning, "Captions of other machines cannot be had. {Reason}")]
        public static partial void Away(ILogger logger, string reason);
    }
}

/// <summary>A track whose captions another machine makes.</summary>
/// <param name="Epoch">The epoch of its newest frame.</param>
/// <param name="Age">How long ago that frame came.</param>
internal sealed record ShownTrack(string Track, long Epoch, TimeSpan Age);
