using System.Diagnostics.Metrics;
using LiveCaptions.Captions;
using LiveCaptions.Health;
using LiveCaptions.Lifetime;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.Telemetry;
using LiveCaptions.Viewers;

namespace LiveCaptions.Hosting;

/// <summary>Metrics that are asked for, not counted: states, viewers, and totals that the parts keep themselves.</summary>
/// <remarks>Made once somebody asks for metrics. Threading: safe, as the parts' reports are.</remarks>
internal sealed class ServiceGauges : IDisposable
{
    private static readonly TrackState[] States = Enum.GetValues<TrackState>();

    /// <summary>States of outputs to elsewhere.</summary>
    private static readonly string[] OutputStates = ["waiting", "connected", "retrying", "refused", "off"];

    // Of its own: the instruments of a meter last as long as it does, and end with this service.
    private readonly Meter meter = new(Meters.Name);
    private readonly ITrackReports tracks;

    public ServiceGauges(
        ITrackReports tracks,
        CaptionTracks captions,
        IObsReports obs,
        ITextOutReports outputs,
        DecodeScheduler turns,
        ConnectedViewers viewers,
        ServerSettings server,
        Restarts restarts,
        MonotonicClock clock
    )
    {
        this.tracks = tracks;
        AddTracks();
        AddCaptions(captions);
        AddObs(obs);
        AddOutputs(outputs);
        meter.CreateObservableGauge(
            "livecaptions.engine.waiting",
            () => turns.Waiting,
            "{track}",
            "Tracks that wait for a turn to recognise"
        );
        meter.CreateObservableGauge("livecaptions.viewers", () => viewers.Count, "{viewer}", "Viewers and readers that are connected");
        meter.CreateObservableGauge("livecaptions.viewers.limit", () => server.MaxViewers, "{viewer}", "Viewers that are admitted at most");
        meter.CreateObservableCounter("livecaptions.restarts", () => restarts.Count, "{restart}", "Restarts of the service after crashes");
        meter.CreateObservableGauge("livecaptions.uptime", () => clock.Now.TotalSeconds, "s", "Time since the service began");
    }

    public void Dispose() => meter.Dispose();

    private void AddTracks()
    {
        meter.CreateObservableGauge(
            "livecaptions.track.state",
            () =>
                tracks.Tracks.SelectMany(track =>
                    States.Select(state => State(Meters.OfTrack(track.Id), state.Word(), track.State == state))
                ),
            description: "1 for the state that the track is in, 0 for every other"
        );
        meter.CreateObservableGauge(
            "livecaptions.track.behind",
            () => Each(track => track.Behind),
            "s",
            "Sound that waits to be recognised"
        );
        meter.CreateObservableGauge(
            "livecaptions.track.air.delay",
            () => Each(track => track.Air?.Delay ?? 0),
            "s",
            "Time that the operator has settled words wait"
        );
        meter.CreateObservableGauge(
            "livecaptions.track.silenced",
            () => Each(track => track.Air is { Paused: true } or { OffAir: true } ? 1 : 0),
            description: "1 while the operator has paused the track or taken all captions off air"
        );
    }

    private void AddCaptions(CaptionTracks captions)
    {
        meter.CreateObservableGauge(
            "livecaptions.track.viewers",
            () =>
                captions.All.SelectMany(track =>
                    new Measurement<int>[]
                    {
                        new(track.Screens.Viewers, Meters.OfTrack(track.Track), new("viewer", "screen")),
                        new(track.Transcript.Readers, Meters.OfTrack(track.Track), new("viewer", FrameMeter.Reader)),
                    }
                ),
            "{viewer}",
            "Viewers of the track's frames, and readers of its transcript"
        );
        meter.CreateObservableCounter(
            "livecaptions.frames.published",
            () => captions.All.Select(track => new Measurement<long>(track.Screens.Published, Meters.OfTrack(track.Track))),
            "{frame}",
            "Changes of what is on screen"
        );
    }

    private void AddObs(IObsReports obs)
    {
        meter.CreateObservableGauge(
            "livecaptions.obs.connected",
            () =>
                new[] { obs.Report().State }.Where(state => state != "off").Select(state => new Measurement<int>(state == "ready" ? 1 : 0)),
            description: "1 while OBS is connected; missing where OBS is not used"
        );
        meter.CreateObservableGauge(
            "livecaptions.obs.output.working",
            () => obs.Report().Outputs.Select(output => new Measurement<int>(output.Working ? 1 : 0, Meters.OfOutput(output.Name))),
            description: "1 while nothing is wrong with the output into OBS"
        );
    }

    private void AddOutputs(ITextOutReports outputs)
    {
        meter.CreateObservableGauge(
            "livecaptions.output.state",
            () =>
                outputs.Outputs.SelectMany(one => OutputStates.Select(state => State(Meters.OfOutput(one.Id), state, one.State == state))),
            description: "1 for the state that the output to elsewhere is in, 0 for every other"
        );
        meter.CreateObservableCounter(
            "livecaptions.output.words.sent",
            () => outputs.Outputs.Select(output => new Measurement<long>(output.Sent, Meters.OfOutput(output.Id))),
            "{word}",
            "Words that the other side has taken"
        );
        meter.CreateObservableCounter(
            "livecaptions.output.words.lost",
            () => outputs.Outputs.Select(output => new Measurement<long>(output.Lost, Meters.OfOutput(output.Id))),
            "{word}",
            "Words that the other side will never get"
        );
    }

    private static Measurement<int> State(KeyValuePair<string, object?> whose, string state, bool holds) =>
        new(holds ? 1 : 0, whose, new("state", state));

    private IEnumerable<Measurement<double>> Each(Func<TrackReport, double> figure) =>
        tracks.Tracks.Select(track => new Measurement<double>(figure(track), Meters.OfTrack(track.Id)));
}
