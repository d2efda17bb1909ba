using System.Globalization;
using LiveCaptions.Captions;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Events;
using LiveCaptions.Obs.Requests;
using LiveCaptions.Settings;

namespace LiveCaptions.Outputs.Obs.Recordings;

/// <summary>Subtitles beside the recordings of OBS, exact through pauses, splits, lost connections and our own crash.</summary>
/// <remarks>Threading: words come from the track through the queue; all else in its loop.</remarks>
internal sealed partial class RecordingOutput : ObsOutput
{
    private const string Title = "OBS recording subtitles";
    private const string Nothing = "nothing is recorded now.",
        Runs = "words are kept for the recording that runs.";

    /// <summary>Words of the recording's last seconds are settled after its end: so long they are waited for.</summary>
    public static readonly TimeSpan LateWords = TimeSpan.FromSeconds(15);

    /// <summary>After a recording's start OBS's encoder has settled by then, and its lag is learned.</summary>
    private static readonly TimeSpan LearnAfter = TimeSpan.FromSeconds(3);

    /// <summary>How often OBS's own duration is compared with ours.</summary>
    public static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(20);

    /// <summary>How long a typed word counts as said.</summary>
    private static readonly TimeSpan Typed = TimeSpan.FromSeconds(1);

    private readonly ObsRecordingSettings settings;
    private readonly ObsGateSettings gate;
    private readonly ILogger logger;
    private readonly string journals;
    private readonly Dictionary<string, (Sidecar Sidecar, TimeSpan? Ended)> files = [];
    private readonly List<Sidecar> left;
    private RecordingClock clock;
    private string? current;
    private bool ready;
    private TimeSpan nextCheck;
    private TimeSpan? joined;
    private bool learned;
    private int begun;
    private volatile string doing = Nothing;

    /// <param name="journals">A folder of ours, where words are kept until their recording has ended.</param>
    public RecordingOutput(
        ObsRecordingSettings settings,
        ObsGateSettings gate,
        string journals,
        ObsClient obs,
        MonotonicClock clock,
        ILogger logger
    )
        : base(Title, obs, clock, logger)
    {
        (this.settings, this.gate, this.journals, this.logger) = (settings, gate, journals, logger);
        this.clock = new(TimeSpan.FromSeconds(settings.Offset));
        left = [.. Sidecar.LeftIn(journals)];
        Words = new(Title, clock, Ring, logger);
    }

    /// <summary>Words on their way here.</summary>
    public WordQueue Words { get; }

    public override string Doing => doing;

    /// <summary>What is in a recording is not on screen.</summary>
    public override void Clear() { }

    protected override async Task TakeAsync(ObsEvent happened, CancellationToken stop)
    {
        switch (happened)
        {
            case ConnectionChanged { State.Stage: var stage }:
                ready = stage == ObsStage.Ready;
                if (ready)
                    await AskAsync(stop);
                break;
            case EventsLost:
                await AskAsync(stop);
                break;
            case RecordStateChanged change:
                await EnterAsync(change, stop);
                break;
            case RecordFileChanged split when current is not null:
                // The next file begins now, and not when the subtitles of this one are written.
                var whole = current;
                Begin(split.NewOutputPath, (id, now) => clock.Split(id, now));
                End(whole, null);
                break;
        }
    }

    protected override async Task<TimeSpan?> StepAsync(CancellationToken stop)
    {
        PlaceAll();
        Finish();
        if (ready && current is not null && Clock.Now >= nextCheck)
            await CheckAsync(stop);
        return files.Values.Min(f => f.Ended) + LateWords - Clock.Now is { } late ? late
            : ready && current is not null ? nextCheck - Clock.Now
            : null;
    }

    private async Task EnterAsync(RecordStateChanged change, CancellationToken stop)
    {
        switch (change.OutputState)
        {
            case OutputState.Started when current is not null && Clock.Now - joined < CheckEvery:
                if (change.OutputPath is { } known)
                    files[current].Sidecar.Name(known); // asked meanwhile, OBS has told of it before
                break;
            case OutputState.Started:
                if (current is not null)
                    Stop(null); // its end was missed
                var started = Clock.Now;
                var offset = await OffsetAsync(stop);
                if (files.Count == 0)
                    clock = new(offset);
                Begin(change.OutputPath, (id, _) => clock.Start(id, started));
                (learned, nextCheck) = (false, started + LearnAfter);
                break;
            case OutputState.Paused:
                clock.Pause(Clock.Now);
                doing = "the recording is paused.";
                break;
            case OutputState.Resumed:
                clock.Resume(Clock.Now);
                doing = Runs;
                break;
            case OutputState.Stopped when current is not null:
                Stop(change.OutputPath);
                break;
        }
    }

    private void Begin(string? recording, Action<string, TimeSpan> start)
    {
        var now = Clock.Now;
        current = string.Create(
            CultureInfo.InvariantCulture,
            $"{Clock.Time.GetUtcNow():yyyyMMdd-HHmmss}-{Environment.ProcessId}-{++begun}"
        );
        files[current] = (Sidecar.Begin(journals, current, recording), null);
        start(current, now);
        nextCheck = now + CheckEvery;
        doing = Runs;
    }

    private void Stop(string? recording)
    {
        clock.Stop(Clock.Now);
        End(current!, recording);
        (current, joined) = (null, null);
        doing = Nothing;
    }

    /// <summary>The file is complete: its subtitles are written now, and again if late words come.</summary>
    private void End(string id, string? recording)
    {
        PlaceAll();
        var sidecar = files[id].Sidecar;
        if (recording is not null)
            sidecar.Name(recording);
        files[id] = (sidecar, Clock.Now);
        foreach (var earlier in left.Where(l => l.Recording == sidecar.Recording).ToList())
        {
            sidecar.Join(earlier);
            left.Remove(earlier);
        }
        Write(sidecar);
    }

    private void PlaceAll()
    {
        foreach (var batch in Words.TakeAll())
        {
            foreach (var correction in batch.Corrections)
                Correct(correction);
            foreach (var word in batch.Words)
                Place(word);
        }
    }

    /// <summary>What a person makes of a word is in the subtitles, too, as long as its recording is open to late words.</summary>
    private void Correct(WordCorrection correction)
    {
        foreach (var (sidecar, ended) in files.Values)
            if (sidecar.Correct(correction) && ended is not null)
                Write(sidecar);
    }

    private void Place(SpokenWord word)
    {
        // What a person has typed has no sound of its own.
        foreach (var (id, start, end) in clock.Place(word.Start, word.End > word.Start ? word.End : word.Start + Typed))
        {
            if (!files.TryGetValue(id, out var file))
                continue;
            file.Sidecar.Add(word.Word, start, end);
            if (file.Ended is not null)
                Write(file.Sidecar);
        }
    }

    private void Finish()
    {
        foreach (var (id, (sidecar, ended)) in files.Where(f => f.Value.Ended + LateWords <= Clock.Now).ToList())
        {
            if (Status.Sentence is null && sidecar.Recording is not null)
                sidecar.Delete();
            files.Remove(id);
        }
        if (files.Count == 0)
            clock.Forget(Clock.Now);
    }

    private void Write(Sidecar sidecar)
    {
        if (sidecar.Recording is null || sidecar.Count == 0)
            return;
        try
        {
            Log.Written(logger, sidecar.Write(settings.Folder, settings.Formats)[0], sidecar.Count);
            Status.Withdraw();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Status.Say(
                $"Subtitles of {sidecar.Recording} could not be written ({e.Message}), so they are kept in {journals} until LiveCaptions starts again; name a folder of yours in Obs:Recordings:Folder."
            );
        }
    }

    /// <summary>How things stand after a time without events.</summary>
    private async Task AskAsync(CancellationToken stop)
    {
        var status = await Obs.GetRecordStatusAsync(stop);
        var now = Clock.Now;
        if (!status.OutputActive)
        {
            if (current is not null)
                Stop(null);
            Recover();
            return;
        }
        var duration = TimeSpan.FromMilliseconds(status.OutputDuration);
        nextCheck = now + (learned ? CheckEvery : LearnAfter);
        if (current is not null)
            Adjust(now, status);
        else
            Join(now, duration, status.OutputPaused, await OffsetAsync(stop));
    }

    /// <summary>A recording runs that we did not see begin; if it began before an earlier run of ours ended, that run's words are its own.</summary>
    private void Join(TimeSpan now, TimeSpan duration, bool paused, TimeSpan offset)
    {
        clock = new(offset);
        joined = now;
        var mine = left.LastOrDefault();
        Begin(null, (id, at) => clock.Join(id, now, duration, paused, mine?.Lag ?? default));
        learned = true;
        files[current!].Sidecar.Note(clock.Lag);
        if (mine is not null && duration >= mine.Reach && (duration > Clock.Time.GetUtcNow() - mine.Touched || mine.Recording is null))
        {
            if (mine.Recording is { } recording)
                files[current!].Sidecar.Name(recording);
            files[current!].Sidecar.Join(mine);
            left.Remove(mine);
        }
        Recover();
        Log.Joined(logger, duration.TotalSeconds);
    }

    /// <summary>What an earlier run left behind of recordings that have ended since.</summary>
    private void Recover()
    {
        foreach (var sidecar in left.Where(l => l.Recording is not null || l.Count == 0).ToList())
        {
            Write(sidecar);
            if (Status.Sentence is null)
                sidecar.Delete();
            left.Remove(sidecar);
        }
    }

    private async Task CheckAsync(CancellationToken stop)
    {
        nextCheck = Clock.Now + (learned ? CheckEvery : LearnAfter);
        var status = await Obs.GetRecordStatusAsync(stop);
        if (!status.OutputActive || current is null)
            return;
        if (learned)
            Adjust(Clock.Now, status);
        else if (!status.OutputPaused && (learned = clock.Learn(Clock.Now, TimeSpan.FromMilliseconds(status.OutputDuration))))
            files[current].Sidecar.Note(clock.Lag);
        if (!status.OutputPaused)
            (learned, nextCheck) = (true, Clock.Now + CheckEvery);
    }

    private void Adjust(TimeSpan now, RecordStatus status)
    {
        if (clock.Check(now, TimeSpan.FromMilliseconds(status.OutputDuration)) is var drift && drift != TimeSpan.Zero)
            Log.Drift(logger, drift.TotalSeconds);
        if (status.OutputPaused)
            clock.Pause(now);
        else
            clock.Resume(now);
    }

    /// <summary>By how much the chosen input's sound is later in the recording than it came.</summary>
    private async Task<TimeSpan> OffsetAsync(CancellationToken stop)
    {
        var own = TimeSpan.FromSeconds(settings.Offset);
        try
        {
            return gate.Input is { } input ? own + await Obs.GetInputAudioSyncOffsetAsync(input, stop) : own;
        }
        catch (ObsRequestException)
        {
            return own; // the gate says that there is no such input
        }
    }

    private static partial class Log
    {
        [LoggerMessage(70, LogLevel.Information, "OBS recording subtitles: {File} has {Words} words")]
        public static partial void Written(ILogger logger, string file, int words);

        [LoggerMessage(
            71,
            LogLevel.Warning,
            "OBS recording subtitles: a recording runs since {Seconds:F0} s; what was said before is not in its subtitles, and the first ones may be off a little"
        )]
        public static partial void Joined(ILogger logger, double seconds);

        [LoggerMessage(
            72,
            LogLevel.Warning,
            "OBS recording subtitles: OBS's duration and ours were {Drift:F1} s apart, so an event was missed; from here on OBS's counts"
        )]
        public static partial void Drift(ILogger logger, double drift);
    }
}
