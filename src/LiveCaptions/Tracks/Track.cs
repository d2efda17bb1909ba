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
    private readonly SampleRing ring = new(30 * AudioTime.SampleRate);
    private volatile TrackLoop? loop;
    private volatile TrackRecipe? recipe;
    private volatile CaptionUpdate? last;
    private volatile TrackState state = TrackState.Starting;
    private volatile string? message;

    public TrackReport Report()
    {
        var healthy = loop?.Healthy ?? true;
        var live = state == TrackState.Running ? source.Report() : null;
        return new(
            id,
            captions.Label,
            captions.Colour,
            source.Description,
            healthy ? StateOf(live?.State) ?? state : TrackState.Failed,
            healthy
                ? message ?? live?.Message ?? (state == TrackState.Running ? loop?.Lateness.Message : null)
                : "Step after step fails; the log says why.",
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
            recipe?.Delays.Sung ?? false
        );
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
            message = source.Report()?.Message;
            state = TrackState.Ended;
            Log.Ended(logger, id, source.Description, message is null ? "" : $". {message}");
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
        recipe = new TrackRecipe(recogniser, () => new(ring.Written), wall, Publish);
        loop = new TrackLoop(id, ring, recipe, wall, logger, silenceBelow);
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
        captions.Pipeline.Publish(update);
    }

    private static TrackState? StateOf(SourceState? source) =>
        source switch
        {
            SourceState.Starting => TrackState.Starting,
            SourceState.Running => TrackState.Running,
            SourceState.Silent => TrackState.Silent,
            SourceState.Lost => TrackState.Lost,
            SourceState.Reopening => TrackState.Reopening,
            _ => null,
        };

    private static double Round(double? seconds) => Math.Round(seconds ?? 0, 2);

    private static partial class Log
    {
        [LoggerMessage(10, LogLevel.Information, "Track {Track}: captioning {Source}")]
        public static partial void Runs(ILogger logger, string track, string source);

        [LoggerMessage(11, LogLevel.Information, "Track {Track}: {Source} is over; its last words stay for their hold time{Message}")]
        public static partial void Ended(ILogger logger, string track, string source, string message);

        [LoggerMessage(12, LogLevel.Error, "Track {Track}: it has failed, so there are no captions. {Reason}")]
        public static partial void Failed(ILogger logger, string track, string reason, Exception? fault);
    }
}
