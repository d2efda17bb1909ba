using LiveCaptions.Audio;
using LiveCaptions.Captions;
using LiveCaptions.Health;
using LiveCaptions.Recognition;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tracks;

/// <summary>One source of sound, one recogniser and one set of captions, with a report of how they are doing.</summary>
/// <param name="silenceBelow">Sound below this is silenced, in decibels below full scale; at -100 and less nothing is.</param>
/// <remarks>
/// Threading: the source and the loop run on the pool, steps take turns with other tracks'; anybody may ask for the report.
/// </remarks>
internal sealed partial class Track(
    IAudioSource source,
    TrackCaptions captions,
    TimeProvider wall,
    ILogger logger,
    double silenceBelow = -100
)
{
    // Keeps the newest sound while a step is slow; older sound is lost, counted and shown as a gap.
    private readonly string id = captions.Track;
    private readonly SampleRing ring = new(30 * AudioTime.SampleRate, captions.Track);
    private volatile TrackLoop? loop;
    private volatile TrackRecipe? recipe;
    private volatile CaptionUpdate? last;
    private volatile TrackState state = TrackState.Starting;
    private volatile string? message;
    private volatile ISoundTap? tap;

    /// <summary>Who listens to the track's sound; null: nobody.</summary>
    public ISoundTap? Tap
    {
        get => tap;
        set => tap = value;
    }

    /// <summary>Words and phrases that are likely to be said; they may change.</summary>
    public Func<ListedTerms> Terms { get; init; } = () => ListedTerms.None;

    /// <summary>What is wrong with recognition as a whole, as a sentence; null: nothing.</summary>
    public Func<string?> Notice { get; init; } = () => null;

    public TrackReport Report()
    {
        var live = state == TrackState.Running ? source.Report() : null;
        var (condition, sentence) = Condition(live);
        return new(
            id,
            captions.Label,
            captions.Colour,
            source.Description,
            condition,
            sentence,
            last?.Speaking ?? false,
            last?.Language,
            Round(recipe?.Delays.Shown),
            Round(recipe?.Delays.Settled),
            Round(recipe?.Delays.Unheard),
            Round(new AudioTime(ring.Lost).Seconds),
            captions.Readers,
            live?.Losses ?? 0,
            (live?.Level?.Loudness ?? loop?.Loudness) is { } loudness ? Math.Round(loudness, 1) : null,
            Round(loop?.Lateness.Seconds),
            (loop?.Lateness.Effort ?? Effort.Full).ToString().ToLowerInvariant(),
            !ring.InBurst,
            recipe?.Delays.Sung ?? false,
            recipe?.Wordless is { HasWords: true, SinceWord: var since } ? Math.Round(since.TotalSeconds) : null,
            AirOf(captions.Pipeline.LetOut)
        );
    }

    private static AirReport AirOf(AirState air) => new(air.Paused, air.Delay.TotalSeconds, air.Overlay, air.Readers, air.OffAir);

    /// <summary>The track's one state, and one sentence about it, or null: everything that shows the track shows these two.</summary>
    private (TrackState State, string? Message) Condition(SourceReport? live)
    {
        if (loop is { Healthy: false })
            return (TrackState.Failed, "Step after step fails; the log says why.");
        if (message is not null || state != TrackState.Running)
            return (state, message);
        if (live is { State: not SourceState.Running })
            return (StateOf(live.State), live.Message);
        return loop is { Wordless.State: not Wordless.No }
            ? (TrackState.Wordless, live?.Message ?? loop.Wordless.Message)
            : (TrackState.Running, live?.Message ?? loop?.Lateness.Message ?? Notice());
    }

    /// <summary>Skips to what is said now.</summary>
    public void CatchUp() => loop?.Lateness.CatchUp();

    /// <summary>Captions the source until it ends or <paramref name="stop"/>.</summary>
    public async Task RunAsync(Func<ISpeechStream> open, DecodeScheduler turns, CancellationToken stop)
    {
        try
        {
            using var recogniser = await Task.Run(open, stop);
            await CaptionAsync(recogniser, turns, stop);
            // Words that a script holds are not spoken, so their track cannot be over without one.
            message = source.Report()?.Message ?? (source.IsSpoken ? loop?.Wordless.MessageAtEnd(source.Description, ring.Written) : null);
            state = TrackState.Ended;
            if (message is null)
                Log.Ended(logger, id, source.Description);
            else
                Log.EndedWithoutWords(logger, id, message);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            state = TrackState.Ended;
        }
        catch (Exception failure)
        {
            // One track's failure must not stop the others, so it is reported here.
            var foreseen = UserFacingError.Of(failure) is not null;
            message = foreseen
                ? failure.Message
                : $"A fault of the program itself ended it ({failure.GetType().Name}: {failure.Message}); the log says more.";
            state = TrackState.Failed;
            Log.Failed(logger, id, failure.Message, foreseen ? null : failure);
        }
    }

    private async Task CaptionAsync(ISpeechStream recogniser, DecodeScheduler turns, CancellationToken stop)
    {
        recipe = new TrackRecipe(recogniser, () => new(ring.Now), wall, Publish) { Meters = new(id) };
        loop = new TrackLoop(id, ring, recipe, wall, logger, silenceBelow) { Tap = () => tap, Terms = Terms };
        var captioning = loop.RunAsync(turns, stop);
        try
        {
            state = TrackState.Running;
            Log.Runs(logger, id, source.Description);
            await source.RunAsync(ring, stop);
        }
        finally
        {
            // After a failure, too: the last words are settled and nobody speaks any more, so that they leave the screen.
            ring.Complete();
            await captioning;
        }
    }

    private void Publish(CaptionUpdate update)
    {
        last = update;
        captions.Pipeline.Publish(TrackSpans.Begin(update, id, wall));
    }

    private static TrackState StateOf(SourceState source) =>
        source switch
        {
            SourceState.Starting => TrackState.Starting,
            SourceState.Silent => TrackState.Silent,
            SourceState.Lost => TrackState.Lost,
            SourceState.Reopening => TrackState.Reopening,
            _ => TrackState.Running,
        };

    private static double Round(double? seconds) => Math.Round(seconds ?? 0, 2);

    private static partial class Log
    {
        [LoggerMessage(10, LogLevel.Information, "Track {Track}: captioning {Source}")]
        public static partial void Runs(ILogger logger, string track, string source);

        [LoggerMessage(11, LogLevel.Information, "Track {Track}: {Source} is over; its last words stay for their hold time")]
        public static partial void Ended(ILogger logger, string track, string source);

        [LoggerMessage(13, LogLevel.Warning, "Track {Track}: {Reason}")]
        public static partial void EndedWithoutWords(ILogger logger, string track, string reason);

        [LoggerMessage(12, LogLevel.Error, "Track {Track}: it has failed, so there are no captions. {Reason}")]
        public static partial void Failed(ILogger logger, string track, string reason, Exception? fault);
    }
}
