using LiveCaptions.Captions;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Events;
using LiveCaptions.Obs.Requests;
using LiveCaptions.Settings;

namespace LiveCaptions.Outputs.Obs.Recordings;

/// <summary>Writes subtitles beside OBS's recordings, exact through pauses, splits, lost connections and crashes of our own.</summary>
/// <remarks>Threading: words come from the track through the queue; everything else runs in the loop.</remarks>
internal sealed partial class RecordingOutput : ObsOutput
{
    private const string Idle = "OBS is not recording.",
        Paused = "the recording is paused.",
        Keeping = "words are kept for the current recording.";

    /// <summary>How long a typed word counts as said, since it has no sound of its own.</summary>
    private static readonly TimeSpan TypedWord = TimeSpan.FromSeconds(1);

    private readonly ObsRecordingSettings settings;
    private readonly ObsGateSettings gate;
    private readonly SidecarPlace place;
    private readonly ILogger logger;
    private readonly RecordingSession session = new();
    private readonly OpenSidecars sidecars;
    private volatile string activity = Idle;
    private string? started; // the file with which the recording began

    /// <param name="settings">Where and how subtitles are written.</param>
    /// <param name="gate">Names the input whose sync offset counts.</param>
    /// <param name="folders">Keeps words until their recording has ended, and its subtitles.</param>
    /// <param name="obs">The connection to OBS.</param>
    /// <param name="clock">The clock of words and events.</param>
    /// <param name="logger">The output's log.</param>
    public RecordingOutput(
        ObsRecordingSettings settings,
        ObsGateSettings gate,
        SidecarFolders folders,
        ObsClient obs,
        MonotonicClock clock,
        ILogger logger
    )
        : base(folders.Title, obs, clock, logger)
    {
        (this.settings, this.gate, this.logger) = (settings, gate, logger);
        place = new(folders, logger);
        sidecars = new(folders, clock, Status, logger);
        Words = new(folders.Title, clock, Ring, logger);
    }

    /// <summary>Settled words on their way to the subtitles.</summary>
    public WordQueue Words { get; }

    /// <summary>The last words on the disk for the recording in progress; null: OBS does not record.</summary>
    public string? Kept => session.Journal is null ? null : sidecars.Kept;

    public override string Activity => place.Notice is { } elsewhere ? $"{activity} {elsewhere}" : activity;

    protected override void OnStopped()
    {
        PlaceWords();
        sidecars.Leave();
    }

    protected override async Task ResyncAsync(CancellationToken stop)
    {
        sidecars.LookForLeft();
        await place.LookAsync(Obs, stop);
        var status = await Obs.GetRecordStatusAsync(stop);
        var now = Clock.Now;
        if (!status.OutputActive)
        {
            if (session.Journal is not null)
                Stop(null);
            sidecars.Recover();
            return;
        }
        var path = await Obs.FindRecordedFileAsync(stop);
        if (session.Journal is not null && path is not null && started is not null && path != started)
            Stop(null); // OBS, too, was gone in the meantime, and this is another recording
        if (session.Journal is null)
        {
            Join(now, status, path, await OffsetAsync(stop));
            return;
        }
        session.ScheduleCheck(now);
        ReportDrift(session.FollowObs(now, status.Duration, status.OutputPaused));
    }

    protected override async Task OnEventAsync(ObsEvent obsEvent, CancellationToken stop)
    {
        switch (obsEvent)
        {
            case RecordStateChanged change:
                await EnterAsync(change, stop);
                break;
            case RecordFileChanged split when session.Journal is { } complete:
                // The next file begins now, not once the subtitles of this one are written.
                var now = Clock.Now;
                session.Split(sidecars.Begin(split.NewOutputPath, started), now);
                activity = Keeping;
                End(complete, null);
                break;
        }
    }

    protected override async Task<TimeSpan?> StepAsync(CancellationToken stop)
    {
        PlaceWords();
        sidecars.DoWhatIsDue();
        if (sidecars.IsEmpty)
            session.Forget(Clock.Now);
        var isRecording = IsReady && session.Journal is not null;
        if (isRecording && Clock.Now >= session.NextCheck)
            await CheckAsync(stop);
        TimeSpan? check = isRecording ? session.NextCheck : null;
        return new[] { sidecars.NextDue, check }.Min() - Clock.Now;
    }

    private async Task EnterAsync(RecordStateChanged change, CancellationToken stop)
    {
        switch (change.OutputState)
        {
            case OutputState.Started when session.WasJustJoined(Clock.Now):
                // OBS's answer had told of this start before its event arrived.
                if (change.OutputPath is { } recording)
                    sidecars[session.Journal!].SetRecording(recording);
                place.Look(change.OutputPath);
                break;
            case OutputState.Started:
                await StartAsync(change.OutputPath, stop);
                break;
            case OutputState.Paused:
                session.Pause(Clock.Now);
                activity = Paused;
                break;
            case OutputState.Resumed:
                session.Resume(Clock.Now);
                activity = Keeping;
                break;
            case OutputState.Stopped when session.Journal is not null:
                Stop(change.OutputPath);
                break;
        }
    }

    private async Task StartAsync(string? recording, CancellationToken stop)
    {
        if (session.Journal is not null)
            Stop(null); // the event of its end was missed
        var startedAt = Clock.Now;
        var offset = await OffsetAsync(stop);
        if (sidecars.IsEmpty)
            session.Reset(offset);
        recording ??= await Obs.FindRecordedFileAsync(stop);
        started = recording;
        session.Start(sidecars.Begin(recording, started), startedAt);
        activity = Keeping;
        place.Look(recording);
    }

    /// <summary>Joins a recording whose start was not observed, perhaps because an earlier run crashed in it.</summary>
    private void Join(TimeSpan now, RecordStatus status, string? path, TimeSpan offset)
    {
        started = path;
        var continued = sidecars.Continue(path, status.Duration);
        var journal = continued ?? sidecars.Begin(path, path);
        session.Reset(offset);
        session.Join(journal, now, status.Duration, status.OutputPaused, sidecars[journal].Lag);
        activity = Keeping;
        if (path is not null && sidecars[journal].Recording is null)
            sidecars[journal].SetRecording(path);
        sidecars.Recover();
        place.Look(sidecars[journal].Recording);
        if (continued is null)
            Log.Joined(logger, status.Duration.TotalSeconds);
        else
            Log.Continued(logger, sidecars[journal].Count);
    }

    private void Stop(string? recording)
    {
        var journal = session.Journal!;
        session.Stop(Clock.Now);
        End(journal, recording);
        activity = Idle;
    }

    private void End(string journal, string? recording)
    {
        PlaceWords();
        sidecars.End(journal, recording);
    }

    private void PlaceWords()
    {
        foreach (var batch in Words.TakeAll())
        {
            foreach (var correction in batch.Corrections)
                sidecars.Correct(correction);
            foreach (var word in batch.Words)
                Place(word);
        }
    }

    private void Place(SpokenWord word)
    {
        var saidTo = word.End > word.Start ? word.End : word.Start + TypedWord;
        foreach (var (journal, start, end) in session.Place(word.Start, saidTo))
            sidecars.Add(journal, word.Word, start, end);
    }

    private async Task CheckAsync(CancellationToken stop)
    {
        session.ScheduleCheck(Clock.Now);
        var status = await Obs.GetRecordStatusAsync(stop);
        if (!status.OutputActive || session.Journal is not { } journal)
            return;
        var (drift, learnedLag) = session.Check(Clock.Now, status.Duration, status.OutputPaused);
        ReportDrift(drift);
        if (learnedLag)
            sidecars[journal].SetLag(session.Lag);
    }

    private void ReportDrift(TimeSpan drift)
    {
        if (drift != TimeSpan.Zero)
            Log.Drift(logger, drift.TotalSeconds);
    }

    /// <summary>The delay of the sound in the recording: the configured offset plus the sync offset of the chosen input.</summary>
    private async Task<TimeSpan> OffsetAsync(CancellationToken stop)
    {
        var configured = TimeSpan.FromSeconds(settings.Offset);
        try
        {
            return gate.Input is { } input ? configured + await Obs.GetInputAudioSyncOffsetAsync(input, stop) : configured;
        }
        catch (ObsRequestException)
        {
            return configured; // the gate reports that there is no such input
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            71,
            LogLevel.Warning,
            "OBS recording subtitles: a recording had already been running for {Seconds:F0} s; what was said before is missing from its subtitles, and the first ones may be slightly off"
        )]
        public static partial void Joined(ILogger logger, double seconds);

        [LoggerMessage(
            73,
            LogLevel.Information,
            "OBS recording subtitles: continued after an interruption, with {Words} words from before it; what was said in between is missing"
        )]
        public static partial void Continued(ILogger logger, int words);

        [LoggerMessage(
            72,
            LogLevel.Warning,
            "OBS recording subtitles: OBS's duration and ours were {Drift:F1} s apart, so an event was missed; from here on OBS's duration counts"
        )]
        public static partial void Drift(ILogger logger, double drift);
    }
}
