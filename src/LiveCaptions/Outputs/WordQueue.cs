using System.Diagnostics.Metrics;
using System.Threading.Channels;
using LiveCaptions.Captions;
using LiveCaptions.Telemetry;

namespace LiveCaptions.Outputs;

/// <summary>Settled words and corrections on their way to one output: every word, bounded, counted.</summary>
/// <remarks>Threading: filled by the track, emptied by the output.</remarks>
internal sealed partial class WordQueue : IWordSink
{
    /// <summary>Changes with words that may wait; later ones are dropped.</summary>
    public const int Capacity = 1024;

    private static readonly Counter<long> Unrecorded = Meters.Service.CreateCounter<long>(
        "livecaptions.words.unrecorded",
        "{word}",
        "Settled words that an output was too slow for"
    );

    private readonly Channel<(int Era, WordBatch Batch)> batches;
    private readonly MonotonicClock clock;
    private readonly Action ready;
    private readonly bool withdraws;
    private volatile int era; // words of earlier ones go nowhere
    private bool full;
    private long dropped;
    private long newest;
    private long before; // numbers of a track that follows another go on behind its
    private int newestVoice;
    private int voicesBefore; // the same of its voices

    /// <param name="output">The output's name, for the log.</param>
    /// <param name="ready">Called when words have come; must neither wait nor throw.</param>
    /// <param name="logger">Told once an episode that words were dropped.</param>
    /// <param name="withdraws">Words that wait are dropped when captions are taken off air; else they record what went out before.</param>
    /// <param name="label">The same for what is counted; null: its name.</param>
    public WordQueue(string output, MonotonicClock clock, Action ready, ILogger logger, bool withdraws = false, string? label = null)
    {
        (this.clock, this.ready, this.withdraws) = (clock, ready, withdraws);
        batches = Channel.CreateBounded<(int Era, WordBatch Batch)>(
            new BoundedChannelOptions(Capacity)
            {
                FullMode = BoundedChannelFullMode.DropWrite,
                SingleReader = true,
                SingleWriter = true,
            },
            dropped =>
            {
                Interlocked.Add(ref this.dropped, dropped.Batch.Words.Count);
                Unrecorded.Add(dropped.Batch.Words.Count, Meters.OfOutput(label ?? output));
                if (!full)
                    Log.Dropped(logger, output);
                full = true;
            }
        );
    }

    public void Write(CaptionUpdate update)
    {
        if (update.Settled.Count == 0 && update.Corrections.Count == 0)
            return;
        var (now, start) = (clock.Now, update.StreamStart);
        batches.Writer.TryWrite(
            (
                era,
                new(
                    [.. update.Corrections.Select(correction => correction with { Number = Renumbered(correction.Number) })],
                    [
                        .. update.Settled.Select(word => new SpokenWord(
                            word with
                            {
                                Number = Renumbered(word.Number),
                                Speaker = Renumbered(word.Speaker),
                            },
                            start + word.Start.SinceStart,
                            start + word.End.SinceStart,
                            now,
                            update.Trace.Span
                        )),
                    ],
                    update.Language
                )
            )
        );
        ready();
    }

    /// <summary>True if nothing waits.</summary>
    public bool IsEmpty => batches.Reader.Count == 0;

    /// <summary>Words that were dropped.</summary>
    public long Dropped => Interlocked.Read(ref dropped);

    public void BeginAnew() => (before, voicesBefore) = (newest, newestVoice);

    public void Withdraw()
    {
        if (withdraws)
            Interlocked.Increment(ref era);
    }

    /// <summary>Takes out all that waits.</summary>
    public IReadOnlyList<WordBatch> TakeAll()
    {
        var all = new List<WordBatch>();
        while (batches.Reader.TryRead(out var next))
            if (next.Era == era)
                all.Add(next.Batch);
        full = false;
        return all;
    }

    private long Renumbered(long number)
    {
        if (number == 0)
            return 0;
        newest = Math.Max(newest, number + before);
        return number + before;
    }

    private int Renumbered(int speaker)
    {
        if (speaker == 0)
            return 0;
        newestVoice = Math.Max(newestVoice, speaker + voicesBefore);
        return speaker + voicesBefore;
    }

    private static partial class Log
    {
        [LoggerMessage(
            40,
            LogLevel.Warning,
            "{Output} is too slow for the speech, so words are missing there; the other captions are not affected"
        )]
        public static partial void Dropped(ILogger logger, string output);
    }
}
