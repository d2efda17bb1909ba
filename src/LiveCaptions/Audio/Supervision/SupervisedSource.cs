using System.Diagnostics.Metrics;
using LiveCaptions.Capture;
using LiveCaptions.Telemetry;
using LiveCaptions.Whisper;

namespace LiveCaptions.Audio.Supervision;

/// <summary>Supervises a live source: watches for data, reopens it when it is lost, and keeps the timeline moving meanwhile.</summary>
/// <remarks>Threading: runs on the pool; the source writes on its own thread; the report may be read from any thread.</remarks>
internal sealed partial class SupervisedSource(ILiveSource source, SourcePolicy policy, TimeProvider clock, ILogger logger) : IAudioSource
{
    private static readonly TimeSpan CheckInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan MeasureInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ExitTimeout = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongBrief = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Episode = TimeSpan.FromMinutes(1);
    private static readonly Counter<long> Losses = Meters.Service.CreateCounter<long>(
        "livecaptions.sources.lost",
        "{loss}",
        "How often a source was lost and reopened."
    );

    private readonly Lock sync = new();
    private readonly SourceWatch watch = new(
        policy with
        {
            FirstData = source.FirstData ?? TimeSpan.MaxValue,
            NoData = source.NoData ?? policy.NoData,
            Brief = source.AsksServer ? LongBrief : policy.Brief,
        }
    );
    private readonly Timeline timeline = new();
    private readonly long start = clock.GetTimestamp();
    private TimeSpan lost,
        measured;
    private TimeSpan? lastStutter,
        lastBurst;
    private SoundLevel? level;
    private string? problem;
    private SampleRing? output;

    public string Description => source.Description;

    private TimeSpan Now => clock.GetElapsedTime(start);

    public SourceReport Report()
    {
        lock (sync)
            return new(
                watch.State,
                problem
                    ?? WaitingForSender()
                    ?? source.Notice
                    ?? (output?.InBurst == true ? SoundAdvice.Burst : null)
                    ?? SoundAdvice.Of(watch.State, level, source.MayBeSilent),
                watch.Losses,
                level
            );
    }

    public async Task RunAsync(SampleRing ring, CancellationToken stop)
    {
        lock (sync)
            output = ring;
        try
        {
            while (true)
            {
                lock (sync)
                    watch.Open(Now);
                var (reason, fault) = await OpenAsync(ring, stop);
                stop.ThrowIfCancellationRequested();
                if (source.IsOver)
                    return;
                await Task.Delay(Lose(reason, fault), clock, stop);
            }
        }
        finally
        {
            ring.Complete();
        }
    }

    /// <summary>Runs the source once, from opening to its end.</summary>
    /// <returns>Why it ended, and the exception if it was an unexpected one.</returns>
    private async Task<(string Reason, Exception? Fault)> OpenAsync(SampleRing ring, CancellationToken stop)
    {
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var writer = new SourceWriter(ring, timeline, clock, start, OnSound);
        var running = source.RunAsync(writer, attempt.Token);
        try
        {
            while (!await HasEndedAsync(running, stop))
                if (Check(writer))
                    return ("It stopped delivering sound.", null);
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
            writer.Close();
            await attempt.CancelAsync();
            // When the program ends, no child process may be left behind; otherwise a source that hangs is not waited for.
            if (stop.IsCancellationRequested)
                await Task.WhenAny(running, Task.Delay(ExitTimeout, clock, CancellationToken.None));
        }
    }

    /// <summary>Waits until the next check is due.</summary>
    /// <returns>True if the source has ended.</returns>
    private async Task<bool> HasEndedAsync(Task running, CancellationToken stop)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(running, Task.Delay(CheckInterval, clock, soon.Token));
        await soon.CancelAsync();
        stop.ThrowIfCancellationRequested();
        return running.IsCompleted;
    }

    private string? WaitingForSender() =>
        watch.State == SourceState.Starting && source.FirstData is null ? "It waits for its sender." : null;

    private void OnSound()
    {
        lock (sync)
        {
            var now = Now;
            if (!watch.ReceiveSound(now))
                return;
            problem = null;
            Log.Back(logger, source.Description, (now - lost).TotalSeconds);
        }
    }

    /// <returns>True if the source has stopped delivering sound.</returns>
    private bool Check(SourceWriter writer)
    {
        lock (sync)
        {
            var now = Now;
            if (now - measured >= MeasureInterval)
            {
                measured = now;
                level = source.TakeLevel() ?? writer.TakeLevel();
                if (level is { } loudness && watch.Measure(now, loudness))
                    LogSilence();
                if (writer.TakeBurst())
                    LogBurst(now);
                if (writer.TakeMissing() is > 0 and var missing)
                    LogStutter(now, missing);
            }
            return watch.IsStarved(now);
        }
    }

    private void LogSilence()
    {
        if (watch.State == SourceState.Running)
            Log.SoundAgain(logger, source.Description);
        else if (source.MayBeSilent)
            Log.NothingPlays(logger, source.Description);
        else
            Log.Silent(logger, source.Description);
    }

    private void LogStutter(TimeSpan now, long missing)
    {
        if (lastStutter is not { } before || now - before > Episode)
            Log.Stutters(logger, source.Description, new AudioTime(missing).Seconds);
        lastStutter = now;
    }

    /// <summary>A stream in segments is one burst after another.</summary>
    private void LogBurst(TimeSpan now)
    {
        if (lastBurst is not { } before || now - before > Episode)
            Log.Burst(logger, source.Description);
        lastBurst = now;
    }

    private TimeSpan Lose(string reason, Exception? fault)
    {
        lock (sync)
        {
            var losses = watch.Losses;
            var wait = watch.Lose(Now);
            if (wait > policy.MaxWait)
                reason = FormattableString.Invariant(
                    $"{reason} It keeps ending after a short while, so its server is asked again only after {wait.TotalSeconds:F0} s."
                );
            (problem, level) = ($"{reason} Captions go on by themselves when it is back.", null);
            if (watch.Losses == losses)
            {
                Log.StillLost(logger, source.Description, reason, wait.TotalSeconds);
                return wait;
            }
            lost = watch.LastSound;
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
            "{Source} is lost, so nothing is captioned until it is back; it is reopened until it answers. {Reason}"
        )]
        public static partial void Lost(ILogger logger, string source, string reason, Exception? fault);

        [LoggerMessage(221, LogLevel.Debug, "{Source} is still lost. {Reason} Next try in {Seconds} s")]
        public static partial void StillLost(ILogger logger, string source, string reason, double seconds);

        [LoggerMessage(222, LogLevel.Information, "{Source} is back after {Seconds:F1} s; captions go on")]
        public static partial void Back(ILogger logger, string source, double seconds);

        [LoggerMessage(
            223,
            LogLevel.Warning,
            "{Source} delivers only silence, so there is nothing to caption. Is it muted, or the wrong device?"
        )]
        public static partial void Silent(ILogger logger, string source);

        [LoggerMessage(224, LogLevel.Information, "{Source} delivers silence: nothing is played")]
        public static partial void NothingPlays(ILogger logger, string source);

        [LoggerMessage(
            226,
            LogLevel.Warning,
            "{Source}: {Seconds:F2} s of sound are missing, so a word may be missing, too. Is this computer busy, or was it asleep?"
        )]
        public static partial void Stutters(ILogger logger, string source, double seconds);

        [LoggerMessage(
            227,
            LogLevel.Information,
            "{Source} delivered several seconds of sound at once: they are captioned faster than real time, and captions are live again after them"
        )]
        public static partial void Burst(ILogger logger, string source);

        [LoggerMessage(225, LogLevel.Information, "{Source} delivers sound again")]
        public static partial void SoundAgain(ILogger logger, string source);
    }
}
