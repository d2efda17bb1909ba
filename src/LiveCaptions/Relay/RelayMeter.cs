using System.Diagnostics.Metrics;
using LiveCaptions.Telemetry;

namespace LiveCaptions.Relay;

/// <summary>Counts what goes to other machines and comes from them. Threading: safe.</summary>
internal static class RelayMeter
{
    private static readonly Histogram<double> WriteTime = Meters.Delay(
        "livecaptions.relay.write",
        "From a frame's going to Redis until it is stored there"
    );

    private static readonly Counter<long> WriteFailures = Meters.Service.CreateCounter<long>(
        "livecaptions.relay.write.failures",
        "{write}",
        "Frames that Redis did not answer for; the next one has their words"
    );

    private static readonly Counter<long> TakeOvers = Meters.Service.CreateCounter<long>(
        "livecaptions.relay.takeovers",
        "{takeover}",
        "How often this machine went on where another one had ended"
    );

    private static readonly Counter<long> FramesTaken = Meters.Service.CreateCounter<long>(
        "livecaptions.relay.frames",
        "{frame}",
        "Frames of another machine that were shown here, heartbeats included"
    );

    private static readonly Counter<long> Failures = Meters.Service.CreateCounter<long>(
        "livecaptions.redis.failures",
        "{question}",
        "Questions that Redis did not answer, or refused"
    );

    /// <summary>Writes, and measures how long that takes.</summary>
    /// <exception cref="StoreException">The store cannot be reached.</exception>
    public static async Task<Stored> WriteAsync(ICaptionStore store, Publication publication, TimeProvider time, CancellationToken stop)
    {
        var begun = time.GetTimestamp();
        try
        {
            var stored = await store.PublishAsync(publication, stop);
            WriteTime.Record(time.GetElapsedTime(begun).TotalSeconds, Meters.OfTrack(publication.Track));
            return stored;
        }
        catch (StoreException)
        {
            WriteFailures.Add(1, Meters.OfTrack(publication.Track));
            throw;
        }
    }

    public static void TakenOver(string track) => TakeOvers.Add(1, Meters.OfTrack(track));

    public static void Taken(string track) => FramesTaken.Add(1, Meters.OfTrack(track));

    public static void Failed() => Failures.Add(1);
}
