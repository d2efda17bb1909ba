using LiveCaptions.Captions;
using LiveCaptions.Health;
using LiveCaptions.Outputs;

namespace LiveCaptions.Relay;

/// <summary>Brings a track's captions to the store for as long as this machine may, and stands by while another one does.</summary>
/// <remarks>Threading: one loop; reports and requests come from anybody. Captions on this machine never wait for it.</remarks>
internal sealed partial class TrackPublisher
{
    /// <summary>The lease ends this long after the last publication.</summary>
    public static readonly TimeSpan LeaseLength = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(1);

    // With the length of the lease: another machine goes on within four seconds.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(0.5);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(0.5);

    // After an absence of the store, the machine that wrote before it goes on, and may need as long to find it again.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private const int LooksForAnother = 2;

    private readonly TrackCaptions captions;
    private readonly ICaptionStore store;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly string node;
    private readonly PublishedTrack published;
    private readonly PublishedBook book;
    private readonly Func<TrackReport?> report;
    private readonly AsyncSignal signal;
    private volatile RelayReport now;
    private volatile bool demanded;
    private long known;
    private int wasFree; // looks in a row in which nobody made the captions
    private long? awayAt; // when the store was last away, as a time stamp

    /// <param name="report">How the track is doing; null: nobody knows.</param>
    public TrackPublisher(
        TrackCaptions captions,
        ICaptionStore store,
        string node,
        Func<TrackReport?> report,
        MonotonicClock clock,
        ILogger logger
    )
    {
        (this.captions, this.store, this.node, this.report, this.logger) = (captions, store, node, report, logger);
        time = clock.Time;
        signal = new(time);
        published = new(clock, signal.Ring);
        book = new(captions.Track, node, published);
        now = new(captions.Track, RelayState.Away, null, 0, null);
        captions.Pipeline.Subscribe(published);
    }

    public RelayReport Report => now;

    /// <summary>The highest epoch that was seen; 0: none was.</summary>
    public long Known => Volatile.Read(ref known);

    /// <summary>Takes the track over from the machine that makes its captions now.</summary>
    public void TakeOver()
    {
        demanded = true;
        signal.Ring();
    }

    /// <summary>Runs until <paramref name="stop"/>, and gives the track up then.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var pause = new RetryPause(LongestPause);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await signal.WaitAsync(await StepAsync(stop), stop);
                pause.Reset();
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // The service stops, or the track is gone.
            }
            catch (Exception fault)
            {
                if (fault is not StoreException)
                    Log.Fault(logger, captions.Track, known, fault);
                Away(fault is StoreException ? fault.Message : "A fault of the program itself; the log says more.");
                await Task.Delay(pause.Next(), time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>The store cannot be reached: the next step asks anew whether this machine may write.</summary>
    public void Away(string trouble)
    {
        (wasFree, awayAt) = (0, time.GetTimestamp());
        Tell(now with { State = RelayState.Away, Trouble = trouble });
    }

    /// <summary>Tells everybody the last words, and gives the track up.</summary>
    /// <param name="ended">The track is gone, and not only this service.</param>
    public async Task LeaveAsync(bool ended, CancellationToken stop)
    {
        captions.Pipeline.Unsubscribe(published);
        if (now.State != RelayState.Writing)
            return;
        try
        {
            await PublishAsync(frame => Looks(frame) with { Ended = ended }, stop);
            await store.ReleaseAsync(captions.Track, book.Epoch, stop);
        }
        catch (StoreException away)
        {
            Log.Away(logger, captions.Track, known, away.Message);
        }
    }

    /// <summary>Writes what is new, or asks to be let.</summary>
    /// <returns>How long nothing else is due.</returns>
    /// <exception cref="StoreException">The store cannot be reached.</exception>
    public async Task<TimeSpan> StepAsync(CancellationToken stop)
    {
        if (now.State != RelayState.Writing || demanded)
        {
            var lease = await store.AcquireAsync(captions.Track, known, Claim, stop);
            if (!lease.IsGranted)
            {
                book.Watch(lease);
                wasFree = lease.Holder.Length == 0 ? wasFree + 1 : 0;
                known = Math.Max(known, lease.Frame?.Epoch ?? 0);
                Tell(new(captions.Track, RelayState.Standby, lease.Holder.Length > 0 ? lease.Holder : now.Holder, 0, null));
                return wasFree == 1 && Claim == Claim.IfKnown ? TimeSpan.Zero : Look;
            }
            (demanded, wasFree) = (false, 0);
            known = Math.Max(known, lease.Epoch);
            if (book.Begin(lease, time.GetUtcNow()))
                RelayMeter.TakenOver(captions.Track);
            Tell(new(captions.Track, RelayState.Writing, node, lease.Epoch, null));
        }
        return await PublishAsync(Looks, stop) ? Heartbeat : TimeSpan.Zero;
    }

    /// <summary>
    /// Where another machine is likely to know better, it goes first for some looks. A machine that stands by only looks until it has seen
    /// that nobody writes: a store that stands still carries out much later what it was asked.
    /// </summary>
    private Claim Claim =>
        demanded ? Claim.Demand
        : book.HasWrittenLast ? Claim.IfFree
        : !book.HasSeenAnother ? (book.HasListened || wasFree >= LooksForAnother ? Claim.IfFree : Claim.IfUnused)
        : wasFree == 0 || (awayAt is { } at && time.GetElapsedTime(at) < Grace) ? Claim.None
        : wasFree > LooksForAnother ? Claim.IfFree
        : book.HasListened ? Claim.IfKnown
        : Claim.None;

    /// <returns>True once everything is stored.</returns>
    private async Task<bool> PublishAsync(Func<RelayFrame, RelayFrame> look, CancellationToken stop)
    {
        var publication = book.Next(look);
        var stored = await RelayMeter.WriteAsync(store, publication, time, stop);
        if (stored.As == StoredAs.Stored)
            book.Done(publication);
        else if (stored.As == StoredAs.Elsewhere)
            book.GoOnAfter(stored.Last);
        else
            // Another machine has taken over, or the store has lost its memory: the answer to the next request tells.
            Tell(now with { State = RelayState.Standby, Epoch = 0 });
        return stored.As == StoredAs.Stored && !book.HasMore;
    }

    private RelayFrame Looks(RelayFrame frame) =>
        frame with
        {
            Label = captions.Label,
            Colour = captions.Colour,
            Names = captions.Pipeline.Names.All is { Count: > 0 } names ? names : null,
            OffAir = captions.Pipeline.IsOffAir,
            Report = report(),
        };

    private void Tell(RelayReport report)
    {
        var before = now;
        now = report;
        if (report.State == before.State && report.Holder == before.Holder)
            return;
        if (report.State == RelayState.Writing)
            Log.Writing(logger, report.Track, report.Epoch);
        else if (report is { State: RelayState.Standby, Holder: { Length: > 0 } holder })
            Log.Standby(logger, report.Track, known, holder);
        else if (report.State == RelayState.Away)
            Log.Away(logger, report.Track, known, report.Trouble ?? "");
    }

    private static partial class Log
    {
        [LoggerMessage(
            264,
            LogLevel.Error,
            "Track {Track}, epoch {Epoch}: a fault of the program kept captions from other machines; it is tried again"
        )]
        public static partial void Fault(ILogger logger, string track, long epoch, Exception fault);

        [LoggerMessage(260, LogLevel.Information, "Track {Track}, epoch {Epoch}: this machine's captions go to all others")]
        public static partial void Writing(ILogger logger, string track, long epoch);

        [LoggerMessage(261, LogLevel.Information, "Track {Track}, epoch {Epoch}: {Holder} makes the captions; this machine stands by")]
        public static partial void Standby(ILogger logger, string track, long epoch, string holder);

        [LoggerMessage(262, LogLevel.Warning, "Track {Track}, epoch {Epoch}: captions go on here, but not to other machines. {Reason}")]
        public static partial void Away(ILogger logger, string track, long epoch, string reason);
    }
}
