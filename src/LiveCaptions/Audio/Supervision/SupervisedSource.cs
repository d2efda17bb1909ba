using System.Diagnostics.Metrics;
using LiveCaptions.Capture;
using LiveCaptions.Telemetry;
using LiveCaptions.Whisper;

namespace LiveCaptions.Audio.Supervision;

/// <summary>Keeps a live source alive: watches for data, opens it anew when it is lost, and lets the timeline go on meanwhile.</summary>
/// <remarks>Threading: runs on the pool; the source hands over on a thread of its own; anybody may ask for the report.</remarks>
internal sealed partial class SupervisedSource(ILiveSource source, SourcePolicy policy, TimeProvider clock, ILogger logger) : IAudioSource
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Episode = TimeSpan.FromMinutes(1);
    private static readonly Counter<long> Losses = Meters.Service.CreateCounter<long>(
        "livecaptions.sources.lost",
        "{loss}",
        "How often a source was lost and looked for again."
    );

    private readonly Lock sync = new();
    private readonly SourceWatch watch = new(
        policy with
        {
            FirstData = source.FirstData ?? TimeSpan.MaxValue,
            NoData = source.NoData ?? policy.NoData,
        }
    );
    private readonly Timeline timeline = new();
    private readonly long start = clock.GetTimestamp();
    private TimeSpan lost,
        measured;
    private TimeSpan? stuttered;
    private SoundLevel? level;
    private string? trouble;
    private SampleRing? into;

    public string Description => source.Description;

    private TimeSpan Now => clock.GetElapsedTime(start);

    public SourceReport Report()
    {
        lock (sync)
            return new(
                watch.State,
                trouble
                    ?? Waiting()
                    ?? (into?.InBurst == true ? SoundAdvice.Burst : null)
                    ?? SoundAdvice.Of(watch.State, level, source.MayBeSilent),
                watch.Losses,
                level
            );
    }

    public async Task RunAsync(SampleRing ring, CancellationToken stop)
    {
        lock (sync)
            into = ring;
        try
        {
            while (true)
            {
                lock (sync)
                    watch.Open(Now);
                var (reason, fault) = await OpenAsync(ring, stop);
                stop.ThrowIfCancellationRequested();
                await Task.Delay(Lose(reason, fault), clock, stop);
            }
        }
        finally
        {
            ring.Complete();
        }
    }

    /// <summary>One opening, from its beginning to its end.</summary>
    /// <returns>Why it ended, and the fault if nobody foresaw it.</returns>
    private async Task<(string Reason, Exception? Fault)> OpenAsync(SampleRing ring, CancellationToken stop)
    {
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var intake = new Intake(ring, timeline, clock, start, Hear);
        var running = source.RunAsync(intake, attempt.Token);
        try
        {
            while (!await Over(running, stop))
                if (Watch(intake))
                    return ("No sound came from it any more.", null);
            await running;
            return ("It ended.", null);
        }
        catch (SourceException e)
        {
            return (e.Message, null);
        }
        catch (Exception e) when (e is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            return ($"{e.GetType().Name}: {e.Message}", e);
        }
        finally
        {
            intake.Close();
            await attempt.CancelAsync();
            // At the end of the program a child process must not be left behind; else nobody waits for a source that hangs.
            if (stop.IsCancellationRequested)
                await Task.WhenAny(running, Task.Delay(Farewell, clock, CancellationToken.None));
        }
    }

    /// <summary>Waits until the next look is due.</summary>
    /// <returns>True if the source is over.</returns>
    private async Task<bool> Over(Task running, CancellationToken stop)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(running, Task.Delay(Look, clock, soon.Token));
        await soon.CancelAsync();
        stop.ThrowIfCancellationRequested();
        return running.IsCompleted;
    }

    private string? Waiting() => watch.State == SourceState.Starting && source.FirstData is null ? "It waits for its sender." : null;

    private void Hear()
    {
        lock (sync)
        {
            var now = Now;
            if (!watch.Hear(now))
                return;
            trouble = null;
            Log.Back(logger, source.Description, (now - lost).TotalSeconds);
        }
    }

    /// <returns>True if no sound comes any more.</returns>
    private bool Watch(Intake intake)
    {
        lock (sync)
        {
            var now = Now;
            if (now - measured >= Measured)
            {
                measured = now;
                level = source.TakeLevel() ?? intake.TakeLevel();
                if (level is { } loudness && watch.Measure(now, loudness))
                    TellSilence();
                if (intake.TakeBurst())
                    Log.Burst(logger, source.Description);
                if (intake.TakeMissing() is > 0 and var missing)
                    TellStutter(now, missing);
            }
            return watch.IsStarved(now);
        }
    }

    private void TellSilence()
    {
        if (watch.State == SourceState.Running)
            Log.HeardAgain(logger, source.Description);
        else if (source.MayBeSilent)
            Log.NothingPlays(logger, source.Description);
        else
            Log.Silent(logger, source.Description);
    }

    private void TellStutter(TimeSpan now, long missing)
    {
        if (stuttered is not { } before || now - before > Episode)
            Log.Stutters(logger, source.Description, new AudioTime(missing).Seconds);
        stuttered = now;
    }

    private TimeSpan Lose(string reason, Exception? fault)
    {
        lock (sync)
        {
            var losses = watch.Losses;
            var wait = watch.Lose(Now);
            (trouble, level) = ($"{reason} Captions go on by themselves when it is back.", null);
            if (watch.Losses == losses)
            {
                Log.StillLost(logger, source.Description, reason, wait.TotalSeconds);
                return wait;
            }
            lost = watch.LastHeard;
            Losses.Add(1);
            Log.Lost(logger, source.Description, reason, fault);
            return wait;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            220,
            LogLevel.Warning,
            "{Source} is lost, so nothing is captioned until it is back; it is opened again and again. {Reason}"
        )]
        public static partial void Lost(ILogger logger, string source, string reason, Exception? fault);

        [LoggerMessage(221, LogLevel.Debug, "{Source} is still lost. {Reason} Next try in {Seconds} s")]
        public static partial void StillLost(ILogger logger, string source, string reason, double seconds);

        [LoggerMessage(222, LogLevel.Information, "{Source} is back after {Seconds:F1} s; captions go on")]
        public static partial void Back(ILogger logger, string source, double seconds);

        [LoggerMessage(
            223,
            LogLevel.Warning,
            "{Source} gives nothing but silence, so there is nothing to caption. Is it muted, or the wrong device?"
        )]
        public static partial void Silent(ILogger logger, string source);

        [LoggerMessage(224, LogLevel.Information, "{Source} gives silence: nothing is played")]
        public static partial void NothingPlays(ILogger logger, string source);

        [LoggerMessage(
            226,
            LogLevel.Warning,
            "{Source}: {Seconds:F2} s of sound are missing, so a word may be, too. Is this computer busy, or was it asleep?"
        )]
        public static partial void Stutters(ILogger logger, string source, double seconds);

        [LoggerMessage(
            227,
            LogLevel.Information,
            "{Source} gave several seconds of sound at once: they are captioned faster than they sound, and captions are live again after them"
        )]
        public static partial void Burst(ILogger logger, string source);

        [LoggerMessage(225, LogLevel.Information, "{Source} is heard again")]
        public static partial void HeardAgain(ILogger logger, string source);
    }
}
