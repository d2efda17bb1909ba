using LiveCaptions.Captions;
using LiveCaptions.Scoring;
using LiveCaptions.Translation;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveCaptions.Bench;

/// <summary>
/// Gives the settled words of a run to the units, the backlog and the loop of <c>serve</c>, at the times at which they settled, and notes
/// when their translations are on screen.
/// </summary>
/// <remarks>Threading: one thread.</remarks>
internal sealed class TranslationReplay : IDisposable
{
    private const string Track = "bench";

    // What is on its way when the recording ends is waited for.
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(60);

    private readonly BenchTranslation wanted;
    private readonly VirtualClock clock = new();
    private readonly TurnTaking turns = new();
    private readonly TimedTranslator translator;
    private readonly TranslationState state;
    private readonly TranslationLoop loop;
    private readonly List<double> delays = [];
    private int units,
        waiting;

    /// <param name="wanted">What translates.</param>
    /// <param name="names">What is not translated.</param>
    public TranslationReplay(BenchTranslation wanted, IReadOnlyList<string> names)
    {
        this.wanted = wanted;
        translator = wanted.Open(clock);
        var moments = new MonotonicClock(clock);
        state = new(moments);
        loop = new(Track, wanted.To, state, translator, () => names, moments, _ => { }, NullLogger.Instance);
        state.Woken = loop.Wake;
    }

    /// <param name="updates">All changes of a run, and the second of the stream at which each was there.</param>
    /// <param name="stop">Ends it.</param>
    public TranslationFigures Run(IReadOnlyList<(double Time, CaptionUpdate Update)> updates, CancellationToken stop)
    {
        string? trouble = null;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        turns.Within(() =>
        {
            var running = loop.RunAsync(end.Token);
            foreach (var (time, update) in updates)
            {
                PassUntil(TimeSpan.FromSeconds(time), stop);
                state.Write(update);
                Settle(stop);
                waiting = Math.Max(waiting, state.Waiting);
                trouble = loop.Trouble ?? trouble;
            }
            PassUntil(clock.Now + LongestRest, stop);
            trouble = loop.Trouble ?? trouble;
            end.Cancel();
            turns.Run(() => !running.IsCompleted, stop);
        });
        var words = updates.Sum(one => one.Update.Settled.Count);
        return new(wanted.Name, wanted.To, Spread.Of(delays), delays.Count, units, words - delays.Count, state.Lost, waiting, trouble);
    }

    public void Dispose()
    {
        translator.Dispose();
        turns.Dispose();
    }

    private void PassUntil(TimeSpan moment, CancellationToken stop)
    {
        while (clock.Next is { } next && next < moment)
        {
            clock.MoveTo(next);
            Settle(stop);
        }
        clock.MoveTo(moment);
        Settle(stop);
    }

    /// <summary>Lets the loop run as far as it comes at this moment, and notes what is there then.</summary>
    private void Settle(CancellationToken stop)
    {
        turns.Run(() => translator.IsAway, stop);
        while (state.TryTakeReady(out var job))
        {
            if (job is null)
                continue;
            units++;
            delays.AddRange(job.Unit.Words.Select(word => clock.Now.TotalSeconds - word.End.SinceStart.TotalSeconds));
        }
    }
}
