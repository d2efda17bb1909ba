using LiveCaptions.Captions;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Events;
using LiveCaptions.Obs.Requests;
using LiveCaptions.Settings;

namespace LiveCaptions.Outputs.Obs.Screen;

/// <summary>Shows captions as the text of a source in OBS: the newest frame wins, at most ten a second.</summary>
/// <remarks>Threading: frames are offered by the track; everything else runs in the loop.</remarks>
/// <param name="settings">Names the source.</param>
/// <param name="hold">Time without speech after which the screen is cleared.</param>
/// <param name="sent">Remembers the texts sent, over crashes.</param>
/// <param name="obs">The connection to OBS.</param>
/// <param name="clock">The clock of frames.</param>
/// <param name="logger">The output's log.</param>
internal sealed class TextSourceOutput(
    ObsTextSourceSettings settings,
    TimeSpan hold,
    Func<SentTexts> sent,
    ObsClient obs,
    MonotonicClock clock,
    ILogger logger
) : ObsOutput("OBS text source", obs, clock, logger), IFrameSink
{
    /// <summary>Shortest time between two updates; faster updates have crashed OBS.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    private readonly TextOnScreen screen = new(hold);
    private readonly NewestFrame newest = new(clock);
    private volatile bool clear;
    private volatile string name = settings.Name;
    private string? shown; // the text in OBS; null while unknown
    private SentTexts? texts = sent();
    private TimeSpan? sentAt;
    private TimeSpan? failedAt;
    private TimeSpan? waitsSince; // when the first frame was offered that OBS does not show yet

    /// <inheritdoc/>
    public (int Lines, bool Tentative) Wants => (settings.Lines, true);

    public override string Activity => $"captions are the text of \"{name}\".";

    /// <summary>The source's current name in OBS.</summary>
    public string Source => name;

    /// <inheritdoc/>
    public void Offer(CaptionFrame frame)
    {
        newest.Offer(frame);
        Ring();
    }

    /// <inheritdoc/>
    /// <remarks>The words of a track that was removed do not stay in the picture.</remarks>
    public void End() => Clear();

    public override void Clear()
    {
        clear = true;
        Ring();
    }

    public override async Task LeaveAsync(CancellationToken stop)
    {
        if (IsReady && shown is not "" && (shown is not null || await HasOurTextAsync(stop)))
            await Obs.SetInputSettingsAsync(name, new() { ["text"] = "" }, cancel: stop);
    }

    protected override void OnStopped()
    {
        texts?.Dispose();
        texts = null;
    }

    protected override Task ResyncAsync(CancellationToken stop)
    {
        Forget();
        return Task.CompletedTask;
    }

    protected override Task OnEventAsync(ObsEvent obsEvent, CancellationToken stop)
    {
        switch (obsEvent)
        {
            case InputNameChanged renamed when renamed.OldInputName == name:
                Texts.Rename(renamed.InputName);
                name = renamed.InputName; // captions follow it until the program ends; the settings keep the old name
                break;
            case InputRemoved removed when removed.InputName == name:
                (failedAt, shown) = (Clock.Now, null);
                Status.Report(Missing);
                break;
            case InputCreated created when created.InputName == name:
            case CurrentSceneCollectionChanged:
                Forget();
                break;
        }
        return Task.CompletedTask;
    }

    protected override async Task<TimeSpan?> StepAsync(CancellationToken stop)
    {
        var now = Clock.Now;
        if (newest.Take() is { } waiting)
        {
            screen.Show(waiting.Frame, now);
            waitsSince ??= waiting.Since;
        }
        if (clear)
        {
            clear = false;
            screen.Clear();
        }
        var text = screen.At(now);
        if (!IsReady || text == shown)
        {
            waitsSince = null;
            return screen.ClearsAt(now) - now;
        }
        var next =
            failedAt is { } failed ? failed + Retry
            : sentAt is { } sent ? sent + Pace
            : now;
        if (next > now)
            return next - now;
        await SendAsync(text, now, stop);
        return shown is null ? Retry : TimeSpan.Zero;
    }

    private string Missing =>
        $"OBS has no source \"{name}\" in this scene collection, so there are no captions in the picture. Run livecaptions obs setup, or name another source in Obs:TextSource:Name.";

    private SentTexts Texts => texts ??= sent();

    private async Task<bool> HasOurTextAsync(CancellationToken stop) => Texts.Contains(await Obs.GetTextAsync(name, stop));

    private void Forget() => (shown, failedAt) = (null, null);

    private async Task SendAsync(string text, TimeSpan now, CancellationToken stop)
    {
        var isUnknown = shown is null;
        (sentAt, failedAt, shown) = (now, now, null);
        try
        {
            if (text.Length == 0 && isUnknown && !await HasOurTextAsync(stop))
            {
                // The words of somebody else stay until there are captions.
                (failedAt, shown) = (null, "");
                Status.Clear();
                return;
            }
            Texts.Add(text);
            await Obs.SetInputSettingsAsync(name, new() { ["text"] = text }, cancel: stop);
            (failedAt, shown) = (null, text);
            if (waitsSince is { } since)
                RecordDelay(Clock.Now - since);
            waitsSince = null;
            Status.Clear();
        }
        catch (ObsRequestException e) when (e.Status == RequestStatus.ResourceNotFound)
        {
            Status.Report(Missing);
        }
    }
}
