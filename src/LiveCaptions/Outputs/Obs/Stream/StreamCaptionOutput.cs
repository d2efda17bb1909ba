using LiveCaptions.Captions;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Events;
using LiveCaptions.Obs.Requests;
using LiveCaptions.Settings;

namespace LiveCaptions.Outputs.Obs.Stream;

/// <summary>Sends settled words as captions inside the stream, and reports once where OBS cannot carry them.</summary>
/// <remarks>Threading: words come from the track through the queue; everything else runs in the loop.</remarks>
internal sealed partial class StreamCaptionOutput : ObsOutput
{
    private const string Title = "OBS stream captions";
    private const string Offline = "OBS is not streaming, so none are sent.";

    private readonly StreamCaptions captions;
    private readonly DelayedWords delayed = new();
    private readonly ILogger logger;
    private string? foreign; // the language that was last reported as one that cannot be carried
    private StreamEncoder? encoder;
    private OutputState stream = OutputState.Stopped;
    private volatile bool clear;
    private volatile string activity = Offline;
    private volatile string accepted = "";

    /// <param name="language">What the settings say is spoken, so that a language that cannot be carried is reported at the start.</param>
    public StreamCaptionOutput(
        ObsStreamCaptionSettings settings,
        TimeSpan hold,
        ObsClient obs,
        MonotonicClock clock,
        ILogger logger,
        string? language = null
    )
        : base(Title, obs, clock, logger)
    {
        this.logger = logger;
        captions = new(settings.Profile == "twitch" ? StreamCaptionProfile.Twitch : StreamCaptionProfile.YouTube, hold);
        Words = new(Title, clock, Ring, logger, withdraws: true);
        IsCarried(language);
    }

    /// <summary>Settled words on their way to the stream.</summary>
    public WordQueue Words { get; }

    public override string Activity => activity;

    /// <summary>What OBS has accepted last, oldest first; empty outside a stream.</summary>
    public string Accepted => accepted;

    /// <summary>Whether captions can get into a stream now.</summary>
    public bool Carries => IsLive && encoder is { Refusal: null };

    private bool IsLive => IsReady && stream is OutputState.Started or OutputState.Reconnected;

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

    protected override async Task ResyncAsync(CancellationToken stop)
    {
        encoder = await StreamEncoder.QueryAsync(Obs, stop);
        var status = await Obs.GetStreamStatusAsync(stop);
        Enter(
            status.OutputReconnecting ? OutputState.Reconnecting
            : status.OutputActive ? OutputState.Started
            : OutputState.Stopped
        );
        if (IsLive)
            Apply(encoder);
    }

    protected override async Task OnEventAsync(ObsEvent obsEvent, CancellationToken stop)
    {
        switch (obsEvent)
        {
            case CurrentProfileChanged:
                await ResyncAsync(stop);
                break;
            case StreamStateChanged change:
                Enter(change.OutputState);
                if (IsLive)
                    Apply(encoder = await StreamEncoder.QueryAsync(Obs, stop));
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
        Accept(batches, now);
        if (captions.TakeReport() is { } lost)
            Status.Report(lost);
        if (captions.Next(now) is { } caption)
            await SendAsync(caption, stop);
        return Earlier(captions.Due, delayed.Due) - Clock.Now;
    }

    private void Accept(IReadOnlyList<WordBatch> batches, TimeSpan now)
    {
        foreach (var batch in batches)
        {
            captions.Add(batch.Corrections, [], now);
            if (batch.Words.Count > 0 && IsCarried(batch.Language))
                delayed.Add(batch);
        }
        foreach (var (due, word) in delayed.Take(now))
            captions.Add([], [word], due);
    }

    /// <summary>Whether words in a language can be carried; the first ones of one that cannot are reported.</summary>
    private bool IsCarried(string? language)
    {
        if (Alphabets.BeyondWesternEurope(language) is not { } name)
            return true;
        if (foreign != name)
            Status.Report(NotCarried(name));
        foreign = name;
        return false;
    }

    private static string NotCarried(string language) =>
        $"Captions inside the stream cannot carry {language}, since CEA-608 has the letters of Western Europe only, so none are sent and viewers see none there; use the overlay or the text source for this language.";

    private async Task SendAsync(string caption, CancellationToken stop)
    {
        if (!await Obs.SendStreamCaptionAsync(caption, stop))
            Enter(OutputState.Stopped);
        else
        {
            accepted = Tail.Of($"{accepted}\n{caption}");
            foreach (var settledAt in captions.NewlySent)
                RecordDelay(Clock.Now - settledAt);
        }
    }

    private async Task ClearAsync(TimeSpan now, CancellationToken stop)
    {
        clear = false;
        delayed.Clear();
        var empty = captions.Clear(now);
        if (IsLive)
            await Obs.SendStreamCaptionAsync(empty, stop);
    }

    /// <summary>Enters a state of the stream: words left from an old stream, or settled between two, are not for the new one.</summary>
    private void Enter(OutputState state)
    {
        if (state == stream)
            return;
        if (!IsLive)
            Words.TakeAll();
        stream = state;
        if (!IsLive)
            captions.Clear(Clock.Now);
        activity = state switch
        {
            OutputState.Started or OutputState.Reconnected => "captions go into the stream.",
            OutputState.Reconnecting =>
                "OBS has lost the streaming server and is reconnecting; captions are missing from the stream until then.",
            _ => Offline,
        };
        if (state == OutputState.Reconnecting)
            Log.Reconnecting(logger);
    }

    /// <summary>Reports whether captions get into the running stream, and delays them as the stream is delayed.</summary>
    private void Apply(StreamEncoder encoder)
    {
        delayed.Delay = encoder.Delay;
        if (encoder.Refusal is { } refusal)
            Status.Report(refusal);
        else if (foreign is { } language)
            Status.Report(NotCarried(language));
        else
            Status.Clear();
        if (encoder.Refusal is null && encoder.Doubt is { } doubt)
            Log.Doubt(logger, doubt);
    }

    private static TimeSpan? Earlier(TimeSpan? one, TimeSpan? other) =>
        one is null ? other
        : other is null || one < other ? one
        : other;

    private static partial class Log
    {
        [LoggerMessage(
            60,
            LogLevel.Warning,
            "OBS stream captions: OBS has lost the streaming server; captions are missing from the stream until it is reached again"
        )]
        public static partial void Reconnecting(ILogger logger);

        [LoggerMessage(61, LogLevel.Information, "OBS stream captions: {Doubt}")]
        public static partial void Doubt(ILogger logger, string doubt);
    }
}
