using LiveCaptions.Captions;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Events;
using LiveCaptions.Obs.Requests;
using LiveCaptions.Settings;

namespace LiveCaptions.Outputs.Obs.Stream;

/// <summary>Settled words as captions inside the stream, wherever OBS can carry them; where it cannot, it says so once.</summary>
/// <remarks>Threading: words come from the track through the queue; all else in its loop.</remarks>
internal sealed partial class StreamCaptionOutput : ObsOutput
{
    private const string Title = "OBS stream captions";

    private readonly StreamCaptions captions;
    private readonly DelayedWords delayed = new();
    private readonly ILogger logger;
    private StreamEncoder? encoder;
    private bool ready;
    private OutputState stream = OutputState.Stopped;
    private volatile bool clear;
    private volatile string doing = "nothing is streamed now, so none are sent.";

    public StreamCaptionOutput(ObsStreamCaptionSettings settings, TimeSpan hold, ObsClient obs, MonotonicClock clock, ILogger logger)
        : base(Title, obs, clock, logger)
    {
        this.logger = logger;
        captions = new(settings.Profile == "twitch" ? StreamCaptionProfile.Twitch : StreamCaptionProfile.YouTube, hold);
        Words = new(Title, clock, Ring, logger);
    }

    /// <summary>Words on their way here.</summary>
    public WordQueue Words { get; }

    public override string Doing => doing;

    private bool IsLive => ready && stream is OutputState.Started or OutputState.Reconnected;

    public override void Clear()
    {
        clear = true;
        Ring();
    }

    public override async Task LeaveAsync(CancellationToken stop)
    {
        if (IsLive && encoder?.Refusal is null)
            await Obs.SendStreamCaptionAsync("", stop);
    }

    protected override async Task TakeAsync(ObsEvent happened, CancellationToken stop)
    {
        switch (happened)
        {
            case ConnectionChanged { State.Stage: var stage }:
                ready = stage == ObsStage.Ready;
                if (ready)
                    await AskAsync(stop);
                break;
            case EventsLost or CurrentProfileChanged:
                await AskAsync(stop);
                break;
            case StreamStateChanged change:
                Enter(change.OutputState);
                if (IsLive)
                    encoder = await StreamEncoder.AskAsync(Obs, stop);
                if (IsLive)
                    Look();
                break;
        }
    }

    protected override async Task<TimeSpan?> StepAsync(CancellationToken stop)
    {
        var now = Clock.Now;
        var batches = Words.TakeAll();
        if (clear)
            await ClearAsync(now, stop);
        if (!IsLive || encoder is null || encoder.Refusal is not null)
        {
            delayed.Clear();
            return null;
        }
        Take(batches, now);
        if (captions.TakeReport() is { } lost)
            Status.Say(lost);
        if (captions.Next(now) is { } caption)
            await SendAsync(caption, stop);
        return Sooner(captions.Due, delayed.Due) - Clock.Now;
    }

    private void Take(IReadOnlyList<WordBatch> batches, TimeSpan now)
    {
        foreach (var batch in batches)
        {
            delayed.Add(batch);
            captions.Add(batch.Corrections, [], now);
        }
        foreach (var (due, word) in delayed.Take(now))
            captions.Add([], [word], due);
    }

    private async Task SendAsync(string caption, CancellationToken stop)
    {
        if (!await Obs.SendStreamCaptionAsync(caption, stop))
            Enter(OutputState.Stopped);
        else
            foreach (var said in captions.Sent)
                Record(Clock.Now - said);
    }

    private async Task ClearAsync(TimeSpan now, CancellationToken stop)
    {
        clear = false;
        delayed.Clear();
        var empty = captions.Clear(now);
        if (IsLive)
            await Obs.SendStreamCaptionAsync(empty, stop);
    }

    private async Task AskAsync(CancellationToken stop)
    {
        encoder = await StreamEncoder.AskAsync(Obs, stop);
        var status = await Obs.GetStreamStatusAsync(stop);
        Enter(
            status.OutputReconnecting ? OutputState.Reconnecting
            : status.OutputActive ? OutputState.Started
            : OutputState.Stopped
        );
        if (IsLive)
            Look();
    }

    /// <summary>What is left of an old stream is not for a new one, nor is what was said in between.</summary>
    private void Enter(OutputState state)
    {
        if (state == stream)
            return;
        if (!IsLive)
            Words.TakeAll();
        stream = state;
        if (!IsLive)
            captions.Clear(Clock.Now);
        doing = state switch
        {
            OutputState.Started or OutputState.Reconnected => "captions go into the stream.",
            OutputState.Reconnecting =>
                "OBS has lost the streaming server and tries to reach it again; what is said meanwhile is not in the stream.",
            _ => "nothing is streamed now, so none are sent.",
        };
        if (state == OutputState.Reconnecting)
            Log.Reconnecting(logger);
    }

    /// <summary>The stream runs: can captions get into it, and when?</summary>
    private void Look()
    {
        delayed.Delay = encoder!.Delay;
        if (encoder.Refusal is { } refusal)
            Status.Say(refusal);
        else
            Status.Withdraw();
        if (encoder.Refusal is null && encoder.Doubt is { } doubt)
            Log.Doubt(logger, doubt);
    }

    private static TimeSpan? Sooner(TimeSpan? one, TimeSpan? other) =>
        one is null ? other
        : other is null || one < other ? one
        : other;

    private static partial class Log
    {
        [LoggerMessage(
            60,
            LogLevel.Warning,
            "OBS stream captions: OBS has lost the streaming server; what is said until it is reached again is not in the stream's captions"
        )]
        public static partial void Reconnecting(ILogger logger);

        [LoggerMessage(61, LogLevel.Information, "OBS stream captions: {Doubt}")]
        public static partial void Doubt(ILogger logger, string doubt);
    }
}
