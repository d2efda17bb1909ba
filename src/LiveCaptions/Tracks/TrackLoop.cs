using LiveCaptions.Audio;
using LiveCaptions.Capture;
using LiveCaptions.Recognition;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tracks;

/// <summary>Runs a track's recipe: waits for sound and for a turn, hands the sound over, counts failed steps and goes on.</summary>
/// <remarks>Threading: waits on the pool; a turn runs on a lane's thread, since a decode computes for tens of milliseconds.</remarks>
internal sealed partial class TrackLoop(
    string track,
    SampleRing ring,
    TrackRecipe recipe,
    TimeProvider clock,
    ILogger logger,
    double threshold = -100
)
{
    // A step takes no more than this; the rest of a burst waits in the ring, where it can be skipped.
    private readonly float[] sound = new float[AudioTime.SampleRate * 5];
    private readonly NoiseGate gate = new(threshold);
    private readonly LevelMeter meter = new();
    private double loudness = double.NaN;
    private int measured;
    private long lost;
    private int failures;

    /// <summary>Failed steps in a row that make a track unhealthy.</summary>
    public const int MaxFailures = 5;

    /// <summary>Who listens to the sound; null: nobody.</summary>
    public Func<ISoundTap?> Tap { get; init; } = () => null;

    /// <summary>Words and phrases that are likely to be said.</summary>
    public Func<ListedTerms> Terms { get; init; } = () => ListedTerms.None;

    /// <summary>How late the track is.</summary>
    public Lateness Lateness { get; } = new(track, ring, clock, logger);

    /// <summary>Whether the sound gives words.</summary>
    public WordlessWatch Wordless { get; } = new(track, recipe.Wordless, clock, logger);

    /// <summary>Loudness of the last half second in decibels below full scale; null before there is any sound.</summary>
    public double? Loudness => Volatile.Read(ref loudness) is var now && double.IsNaN(now) ? null : now;

    /// <summary>False while step after step fails.</summary>
    public bool Healthy => Volatile.Read(ref failures) < MaxFailures;

    /// <summary>Runs until the sound is over and all words are settled, or until <paramref name="stop"/>.</summary>
    public async Task RunAsync(DecodeScheduler turns, CancellationToken stop)
    {
        var slot = new DecodeSlot();
        try
        {
            while (!ring.Drained || CanGoOn)
            {
                if (!CanGoOn)
                    await ring.WaitAsync(stop);
                await turns.TakeAsync(slot, Step, stop);
            }
            await turns.TakeAsync(slot, () => Try(() => recipe.Finish()), stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopping is no error.
        }
    }

    /// <summary>Whether there is work without new sound; after a failure only new sound may help.</summary>
    private bool CanGoOn => recipe.IsBehind && failures == 0;

    /// <summary>Runs one turn: all new sound, one decode at most.</summary>
    private void Step()
    {
        var skipped = Lateness.Update(recipe.Backlog);
        recipe.Effort = Lateness.Effort;
        recipe.Terms = Terms();
        var count = ring.Read(sound.AsSpan(0, (int)Math.Clamp(sound.Length - recipe.Backlog, 0, sound.Length)), out var gap);
        Measure(sound.AsSpan(0, count));
        Tap()?.Hear(sound.AsSpan(0, count));
        gate.Apply(sound.AsSpan(0, count));
        Lateness.SetInHand(count + recipe.Backlog);
        var overwritten = LogLoss(ring.Lost);
        var before = clock.GetTimestamp();
        var decoded = false;
        Try(() => decoded = recipe.Step(sound.AsSpan(0, count), gap, marked: skipped > 0 || overwritten));
        if (decoded)
            recipe.Meters?.Step(clock.GetElapsedTime(before));
        Lateness.SetInHand(recipe.Backlog);
        Wordless.Update();
    }

    private void Measure(ReadOnlySpan<float> heard)
    {
        meter.Add(heard);
        measured += heard.Length;
        if (measured < AudioTime.SampleRate / 2 || meter.Take() is not { } level)
            return;
        Volatile.Write(ref loudness, level.Loudness);
        measured = 0;
    }

    /// <summary>Logs sound that the ring lost; gaps of the source are reported by the source.</summary>
    /// <returns>True if sound was lost.</returns>
    private bool LogLoss(long total)
    {
        var more = total > lost;
        if (more)
            Log.SoundLost(logger, track, new AudioTime(total - lost).Seconds);
        lost = total;
        return more;
    }

    private void Try(Action step)
    {
        try
        {
            step();
            if (Volatile.Read(ref failures) >= MaxFailures)
                Log.Recovered(logger, track);
            Volatile.Write(ref failures, 0);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Captions go on with the next step, whatever failed; an unforeseen exception is logged with its stack.
            recipe.Meters?.Fail();
            if (Interlocked.Increment(ref failures) == 1)
                Log.StepFailed(logger, track, failure.Message, failure is SpeechException ? null : failure);
            if (failures == MaxFailures)
            {
                Log.KeepsFailing(logger, track, failure.Message);
                recipe.FallSilent();
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Warning,
            "Track {Track}: {Seconds:F1} s of sound were lost because recognition was too slow; captions go on after the gap"
        )]
        public static partial void SoundLost(ILogger logger, string track, double seconds);

        [LoggerMessage(2, LogLevel.Warning, "Track {Track}: a step failed and is skipped. {Reason}")]
        public static partial void StepFailed(ILogger logger, string track, string reason, Exception? fault);

        [LoggerMessage(
            3,
            LogLevel.Error,
            "Track {Track}: step after step fails, so there are no captions. {Reason} Restart the program; if it stays, try another model"
        )]
        public static partial void KeepsFailing(ILogger logger, string track, string reason);

        [LoggerMessage(4, LogLevel.Information, "Track {Track}: recognition works again")]
        public static partial void Recovered(ILogger logger, string track);
    }
}
