using LiveCaptions.Audio;
using LiveCaptions.Captions;
using LiveCaptions.Health;
using LiveCaptions.Recognition;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tracks;

/// <summary>One source of sound, one recogniser, one caption state, and how they are doing.</summary>
/// <remarks>Threading: the source and the loop run on the pool, steps in turn with other tracks'; anybody may ask for the report.</remarks>
internal sealed partial class Track(
    IAudioSource source,
    TrackCaptions captions,
    TimeProvider wall,
    ILogger logger,
    double gate = -100,
    Action<CaptionUpdate>? publish = null
)
{
    // The newest sound is kept while a step is slow; what is older is lost, counted and shown as a gap.
    private readonly string id = captions.Track;
    private readonly SampleRing ring = new(30 * AudioTime.SampleRate);
    private volatile TrackLoop? loop;
    private volatile TrackRecipe? recipe;
    private volatile CaptionUpdate? last;
    private volatile string state = "starting";
    private volatile string? message;

    public TrackReport Report()
    {
        var healthy = loop?.Healthy ?? true;
        var live = state == "running" ? source.Report() : null;
        return new(
            id,
            captions.Label,
            captions.Colour,
            source.Description,
            healthy ? WordOf(live?.State) ?? state : "failed",
            healthy
                ? message ?? live?.Message ?? (state == "running" ? loop?.Lateness.Message : null)
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
            state = "ended";
            Log.Ended(logger, id, source.Description);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            state = "ended";
        }
        catch (Exception failure)
        {
            // One track's trouble is no other's: it is told here, and the others go on.
            var foreseen = UserFacingError.Of(failure) is not null;
            message = foreseen
                ? failure.Message
                : $"A fault of the program itself ended it ({failure.GetType().Name}: {failure.Message}); the log says more.";
            state = "failed";
            Log.Failed(logger, id, failure.Message, foreseen ? null : failure);
        }
    }

    private async Task CaptionAsync(ISpeechStream recogniser, DecodeScheduler turns, CancellationToken stop)
    {
        recipe = new TrackRecipe(recogniser, () => new(ring.Written), wall, Publish);
        loop = new TrackLoop(id, ring, recipe, wall, logger, gate);
        var captioning = loop.RunAsync(turns, stop);
        try
        {
            state = "running";
            Log.Runs(logger, id, source.Description);
            await source.RunAsync(ring, stop);
        }
        finally
        {
            // After a failure too: what was said is settled, and nobody speaks any more, so that it leaves the screen.
            ring.Complete();
            await captioning;
        }
    }

    private void Publish(CaptionUpdate update)
    {
        last = update;
        (publish ?? captions.Publish)(update);
    }

    private static string? WordOf(SourceState? state) =>
        state switch
        {
            SourceState.Starting => "starting",
            SourceState.Running => "running",
            SourceState.Silent => "silent",
            SourceState.Lost => "lost",
            SourceState.Reopening => "reopening",
            _ => null,
        };

    private static double Round(double? seconds) => Math.Round(seconds ?? 0, 2);

    private static partial class Log
    {
        [LoggerMessage(10, LogLevel.Information, "Track {Track}: captioning {Source}")]
        public static partial void Runs(ILogger logger, string track, string source);

        [LoggerMessage(11, LogLevel.Information, "Track {Track}: {Source} is over; its last words stay for their hold time")]
        public static partial void Ended(ILogger logger, string track, string source);

        [LoggerMessage(12, LogLevel.Error, "Track {Track}: it has failed, so there are no captions. {Reason}")]
        public static partial void Failed(ILogger logger, string track, string reason, Exception? fault);
    }
}
