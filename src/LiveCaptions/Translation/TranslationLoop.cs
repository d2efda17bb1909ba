using System.Threading.Channels;
using LiveCaptions.Captions;

namespace LiveCaptions.Translation;

/// <summary>Asks the engine, one unit at a time, for as long as a translated track is on air.</summary>
/// <param name="track">The translated track's id.</param>
/// <param name="to">Its language.</param>
/// <param name="names">What is not translated.</param>
/// <param name="correct">Puts a translation in the place of the words that viewers read.</param>
internal sealed partial class TranslationLoop(
    string track,
    string to,
    TranslationState state,
    ITranslator translator,
    Func<IReadOnlyList<string>> names,
    MonotonicClock clock,
    Action<TranslationJob> correct,
    ILogger logger
)
{
    private static readonly double[] Waits = [0.5, 1, 2, 5, 10];
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly Channel<bool> work = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );
    private volatile string? trouble;
    private int failures;

    /// <summary>Why there is no translation, as a sentence; null: there is.</summary>
    public string? Trouble => trouble;

    /// <summary>Tells that there may be work; never waits.</summary>
    public void Wake() => work.Writer.TryWrite(true);

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (await work.Reader.WaitToReadAsync(stop))
            {
                work.Reader.TryRead(out _);
                while (state.Take() is { } job)
                    await TranslateAsync(job, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The track has ended.
        }
    }

    private async Task TranslateAsync(TranslationJob job, CancellationToken stop)
    {
        try
        {
            Finished finished;
            do finished = state.Finish(job, await TextOfAsync(job, stop));
            while (finished == Finished.Again);
            if (finished == Finished.Corrects)
                correct(job);
            Recover();
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            // Whatever an engine does, the source's captions and the other tracks go on.
            state.Fail(job);
            await BackOffAsync(failure, stop);
        }
    }

    private async Task<string> TextOfAsync(TranslationJob job, CancellationToken stop)
    {
        var (unit, text) = (job.Unit, job.Unit.Text);
        if (!text.Any(char.IsLetter) || unit.Language == to)
            return text;
        var left = job.Text is null ? TranslationBacklog.Longest - (clock.Now - unit.Came) : TranslationBacklog.Longest;
        using var late = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        return await translator.TranslateAsync(new(text, unit.Language, to) { Before = job.Before, Names = names() }, either.Token);
    }

    private void Recover()
    {
        if (failures > 0)
            Log.Recovered(logger, track, translator.Description);
        (failures, trouble) = (0, null);
    }

    private async Task BackOffAsync(Exception failure, CancellationToken stop)
    {
        trouble = failure switch
        {
            TranslationException => failure.Message,
            OperationCanceledException =>
                $"{translator.Description} has not answered for {TranslationBacklog.Longest.TotalSeconds} s. Is it too slow for live captions, or has it stopped?",
            _ =>
                $"{translator.Description} could not be asked, by a fault of the program itself ({failure.GetType().Name}); the log says more.",
        };
        if (failures++ == 0)
            Log.Failed(logger, track, trouble, failure is TranslationException or OperationCanceledException ? null : failure);
        var wait = TimeSpan.FromSeconds(Waits[Math.Min(failures, Waits.Length) - 1]);
        if (failure is TranslationException { Lasts: true })
            wait = LongestWait;
        if (failure is TranslationException { RetryAfter: { } wish } && wish > wait)
            wait = wish < LongestWait ? wish : LongestWait;
        await Task.Delay(wait, clock.Time, stop);
    }

    private static partial class Log
    {
        [LoggerMessage(
            240,
            LogLevel.Warning,
            "Track {Track}: there is no translation; captions of its source go on, and it is asked again by itself. {Reason}"
        )]
        public static partial void Failed(ILogger logger, string track, string reason, Exception? fault);

        [LoggerMessage(241, LogLevel.Information, "Track {Track}: {Engine} translates again")]
        public static partial void Recovered(ILogger logger, string track, string engine);
    }
}
