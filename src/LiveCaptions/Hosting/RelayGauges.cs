using System.Diagnostics.Metrics;
using LiveCaptions.Relay;
using LiveCaptions.Telemetry;

namespace LiveCaptions.Hosting;

/// <summary>Metrics of what this machine does for a room of several, which are asked for; without a Redis there are none.</summary>
/// <remarks>Made once somebody asks for metrics. Threading: safe, as the parts' reports are.</remarks>
internal sealed class RelayGauges : IDisposable
{
    // Of its own: the instruments of a meter last as long as it does, and end with this service.
    private readonly Meter meter = new(Meters.Name);

    /// <param name="answers">Whether Redis answers; null: none is used.</param>
    /// <param name="written">The tracks whose captions this machine makes.</param>
    /// <param name="shown">The tracks whose captions other machines make.</param>
    public RelayGauges(Func<bool?> answers, Func<IReadOnlyList<RelayReport>> written, Func<IReadOnlyList<ShownTrack>> shown)
    {
        meter.CreateObservableGauge(
            "livecaptions.redis.connected",
            () => answers() is { } answer ? [new Measurement<int>(answer ? 1 : 0)] : Array.Empty<Measurement<int>>(),
            description: "1 while Redis answers; missing where none is used"
        );
        AddWritten(written);
        AddShown(shown);
        meter.CreateObservableGauge(
            "livecaptions.relay.epoch",
            () =>
                written()
                    .Where(one => one.Epoch > 0)
                    .Select(one => new Measurement<long>(one.Epoch, Meters.OfTrack(one.Track)))
                    .Concat(shown().Select(one => new Measurement<long>(one.Epoch, Meters.OfTrack(one.Track)))),
            description: "The epoch of the captions that this machine writes or shows: rises whenever another one makes them"
        );
    }

    /// <summary>Those of a running service.</summary>
    public static RelayGauges Of(IServiceProvider services) =>
        new(
            () => services.GetService<RedisConnection>()?.Answers,
            () => services.GetService<RoomPublisher>()?.Reports ?? [],
            () => services.GetService<RoomReplicas>()?.Shown ?? []
        );

    public void Dispose() => meter.Dispose();

    private void AddWritten(Func<IReadOnlyList<RelayReport>> written)
    {
        meter.CreateObservableGauge(
            "livecaptions.relay.writing",
            () => written().Select(one => new Measurement<int>(one.State == RelayState.Writing ? 1 : 0, Meters.OfTrack(one.Track))),
            description: "1 while this machine's captions go out, 0 while it stands by or Redis is away"
        );
    }

    private void AddShown(Func<IReadOnlyList<ShownTrack>> shown)
    {
        meter.CreateObservableGauge(
            "livecaptions.relay.frame.age",
            () => shown().Select(one => new Measurement<double>(one.Age.TotalSeconds, Meters.OfTrack(one.Track))),
            "s",
            "Time since the last frame or heartbeat of the machine that makes the captions"
        );
    }
}
