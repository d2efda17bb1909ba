using LiveCaptions.Captions;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Events;
using LiveCaptions.Obs.Requests;
using LiveCaptions.Settings;

namespace LiveCaptions.Outputs.Obs.Screen;

/// <summary>Captions as the text of a source in OBS: the newest frame wins, at most ten a second.</summary>
/// <remarks>Threading: offered frames by the track; all else in its loop.</remarks>
internal sealed class TextSourceOutput(ObsTextSourceSettings settings, TimeSpan hold, ObsClient obs, MonotonicClock clock, ILogger logger)
    : ObsOutput("OBS text source", obs, clock, logger),
        IFrameSink
{
    /// <summary>Least time from one update to the next; more often has broken OBS for people.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    private readonly TextOnScreen screen = new(hold);
    private Offered? newest;
    private volatile bool clear;
    private volatile string name = settings.Name;
    private bool ready;
    private string? shown; // what OBS has; null: unknown
    private TimeSpan? sentAt;
    private TimeSpan? failedAt;
    private TimeSpan? waitsSince; // when the first frame came that OBS does not have yet

    /// <inheritdoc/>
    public (int Lines, bool Tentative) Wants => (settings.Lines, true);

    public override string Doing => $"captions are the text of \"{name}\".";

    /// <summary>The source's name in OBS now.</summary>
    public string Source => name;

    /// <inheritdoc/>
    public void Offer(CaptionFrame frame)
    {
        // One that nobody has taken yet is replaced; what is new in it waits since then.
        Interlocked.Exchange(ref newest, new(frame, newest?.At ?? Clock.Now));
        Ring();
    }

    /// <inheritdoc/>
    /// <remarks>The words of a track that was taken away do not stay in the picture.</remarks>
    public void End() => Clear();

    public override void Clear()
    {
        clear = true;
        Ring();
    }

    public override async Task LeaveAsync(CancellationToken stop)
    {
        if (ready && shown is not "")
            await Obs.SetInputSettingsAsync(name, new() { ["text"] = "" }, cancel: stop);
    }

    protected override Task TakeAsync(ObsEvent happened, CancellationToken stop)
    {
        switch (happened)
        {
            case ConnectionChanged { State.Stage: var stage }:
                ready = stage == ObsStage.Ready;
                Forget();
                break;
            case InputNameChanged renamed when renamed.OldInputName == name:
                name = renamed.InputName; // captions follow it until the program ends; the settings name the old one
                break;
            case InputRemoved removed when removed.InputName == name:
                (failedAt, shown) = (Clock.Now, null);
                Status.Say(Missing);
                break;
            case InputCreated made when made.InputName == name:
            case CurrentSceneCollectionChanged:
            case EventsLost:
                Forget();
                break;
        }
        return Task.CompletedTask;
    }

    protected override async Task<TimeSpan?> StepAsync(CancellationToken stop)
    {
        var now = Clock.Now;
        if (Interlocked.Exchange(ref newest, null) is { } offered)
        {
            screen.Take(offered.Frame, now);
            waitsSince ??= offered.At;
        }
        if (clear)
        {
            clear = false;
            screen.Clear();
        }
        var text = screen.At(now);
        if (!ready || text == shown)
        {
            waitsSince = null;
            return screen.OverAfter(now) - now;
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

    private void Forget() => (shown, failedAt) = (null, null);

    private async Task SendAsync(string text, TimeSpan now, CancellationToken stop)
    {
        (sentAt, failedAt, shown) = (now, now, null);
        try
        {
            await Obs.SetInputSettingsAsync(name, new() { ["text"] = text }, cancel: stop);
            (failedAt, shown) = (null, text);
            if (waitsSince is { } since)
                Record(Clock.Now - since);
            waitsSince = null;
            Status.Withdraw();
        }
        catch (ObsRequestException e) when (e.Status == RequestStatus.ResourceNotFound)
        {
            Status.Say(Missing);
        }
    }

    /// <summary>A frame, and when it came or the first that it replaces.</summary>
    private sealed record Offered(CaptionFrame Frame, TimeSpan At);
}
