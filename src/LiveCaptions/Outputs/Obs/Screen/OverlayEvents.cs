using System.Text.Json.Nodes;
using LiveCaptions.Captions;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Events;
using LiveCaptions.Obs.Requests;
using LiveCaptions.Viewers;

namespace LiveCaptions.Outputs.Obs.Screen;

/// <summary>Frames as a window event in every browser source of OBS, for overlays of other people that do not connect to us: the newest wins, at most ten a second.</summary>
/// <remarks>Threading: offered frames by the track; all else in its loop.</remarks>
internal sealed class OverlayEvents(int lines, FrameJson json, ObsClient obs, MonotonicClock clock, ILogger logger)
    : ObsOutput("OBS browser events", obs, clock, logger),
        IFrameSink
{
    /// <summary>The event's name; its <c>detail</c> is the frame as viewers get it.</summary>
    public const string Event = "livecaptions-frame";

    private CaptionFrame? newest;
    private volatile bool clear;
    private bool ready,
        refused;
    private TimeSpan? sentAt;

    /// <inheritdoc/>
    public (int Lines, bool Tentative) Wants => (lines, true);

    public override string Doing => $"browser sources get the event {Event}.";

    /// <inheritdoc/>
    public void Offer(CaptionFrame frame)
    {
        Interlocked.Exchange(ref newest, frame);
        Ring();
    }

    /// <inheritdoc/>
    public void End() => Clear();

    public override void Clear()
    {
        clear = true;
        Ring();
    }

    protected override Task TakeAsync(ObsEvent happened, CancellationToken stop)
    {
        if (happened is ConnectionChanged { State.Stage: var stage })
            (ready, refused) = (stage == ObsStage.Ready, false);
        return Task.CompletedTask;
    }

    protected override async Task<TimeSpan?> StepAsync(CancellationToken stop)
    {
        if (!ready || refused || (newest is null && !clear))
            return null;
        var now = Clock.Now;
        if (sentAt + TextSourceOutput.Pace is { } next && next > now)
            return next - now;
        var empty = clear;
        clear = false;
        if (Interlocked.Exchange(ref newest, null) is not { } frame)
            frame = new("", "", 0, 0, 0, 0, false, null, []);
        sentAt = now;
        await SendAsync(empty ? frame with { Lines = [] } : frame, stop);
        return null;
    }

    private async Task SendAsync(CaptionFrame frame, CancellationToken stop)
    {
        try
        {
            await Obs.EmitBrowserEventAsync(Event, (JsonObject)JsonNode.Parse(json.Of(frame))!, stop);
            Status.Withdraw();
        }
        catch (ObsRequestException)
        {
            refused = true;
            Status.Say(
                "This OBS has no browser sources that take events, so none are sent to them until OBS is connected anew; the overlay itself does not need them, and Obs:Overlay:Events can be false."
            );
        }
    }
}
