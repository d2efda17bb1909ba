using System.Text.Json.Nodes;
using LiveCaptions.Captions;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Requests;
using LiveCaptions.Viewers;

namespace LiveCaptions.Outputs.Obs.Screen;

/// <summary>Sends frames as a window event to every browser source of OBS, for third-party overlays that do not connect to us.</summary>
/// <remarks>
/// Threading: frames are offered by the track; everything else runs in the loop. The newest frame wins, at most ten a second.
/// </remarks>
internal sealed class OverlayEvents(int lines, FrameJson json, ObsClient obs, MonotonicClock clock, ILogger logger)
    : ObsOutput("OBS browser events", obs, clock, logger),
        IFrameSink
{
    /// <summary>The event's name; its <c>detail</c> is the frame as viewers receive it.</summary>
    public const string Event = "livecaptions-frame";

    private readonly NewestFrame newest = new(clock);
    private volatile bool clear;
    private bool refused;
    private TimeSpan? sentAt;

    /// <inheritdoc/>
    public (int Lines, bool Tentative) Wants => (lines, true);

    public override string Activity => $"browser sources receive the event {Event}.";

    /// <inheritdoc/>
    public void Offer(CaptionFrame frame)
    {
        newest.Offer(frame);
        Ring();
    }

    /// <inheritdoc/>
    public void End() => Clear();

    public override void Clear()
    {
        clear = true;
        Ring();
    }

    protected override void OnConnected() => refused = false;

    protected override async Task<TimeSpan?> StepAsync(CancellationToken stop)
    {
        if (!IsReady || refused || !(newest.IsWaiting || clear))
            return null;
        var now = Clock.Now;
        if (sentAt + TextSourceOutput.Pace is { } next && next > now)
            return next - now;
        var empty = clear;
        clear = false;
        var frame = newest.Take()?.Frame ?? new CaptionFrame("", "", 0, 0, 0, 0, false, null, []);
        sentAt = now;
        await SendAsync(empty ? frame with { Lines = [] } : frame, stop);
        return null;
    }

    private async Task SendAsync(CaptionFrame frame, CancellationToken stop)
    {
        try
        {
            await Obs.EmitBrowserEventAsync(Event, (JsonObject)JsonNode.Parse(json.Of(frame))!, stop);
            Status.Clear();
        }
        catch (ObsRequestException)
        {
            refused = true;
            Status.Report(
                "This OBS has no browser sources that accept events, so none are sent until OBS reconnects; the overlay itself does not need them, and Obs:Overlay:Events can be set to false."
            );
        }
    }
}
