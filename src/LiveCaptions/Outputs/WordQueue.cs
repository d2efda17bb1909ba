using System.Diagnostics.Metrics;
using System.Threading.Channels;
using LiveCaptions.Captions;
using LiveCaptions.Telemetry;
using LiveCaptions.Whisper;

namespace LiveCaptions.Outputs;

/// <summary>A settled word, and when it was said by our monotonic clock.</summary>
/// <param name="Came">When it was settled.</param>
/// <param name="Corrects">It is a person's text for the word of its number; empty: that one is left out.</param>
internal readonly record struct HeardWord(SettledWord Word, TimeSpan Start, TimeSpan End, TimeSpan Came, bool Corrects = false);

/// <summary>Settled words on their way to one output: every word, bounded, counted.</summary>
/// <remarks>Threading: filled by the track, emptied by the output.</remarks>
internal sealed partial class WordQueue : IWordSink
{
    /// <summary>So many words wait; more are dropped.</summary>
    public const int Capacity = 1024;

    private static readonly Counter<long> Unrecorded = Meters.LiveCaptions.CreateCounter<long>(
        "livecaptions.words.unrecorded",
        "{word}",
        "Settled words that an output was too slow for"
    );

    private readonly Channel<HeardWord> words;
    private readonly ArrivalTimes moments = new();
    private readonly MonotonicClock clock;
    private readonly Action came;
    private bool full;
    private long newest,
        before; // numbers of a track that follows another go on behind its

    /// <param name="output">The output's name, for the log.</param>
    /// <param name="clock">When words are heard.</param>
    /// <param name="came">Told that words have come; must neither wait nor throw.</param>
    /// <param name="logger">Told once an episode that words were dropped.</param>
    public WordQueue(string output, MonotonicClock clock, Action came, ILogger logger)
    {
        (this.clock, this.came) = (clock, came);
        words = Channel.CreateBounded<HeardWord>(
            new BoundedChannelOptions(Capacity)
            {
                FullMode = BoundedChannelFullMode.DropWrite,
                SingleReader = true,
                SingleWriter = true,
            },
            _ =>
            {
                Unrecorded.Add(1, new KeyValuePair<string, object?>("output", output));
                if (!full)
                    Log.Dropped(logger, output);
                full = true;
            }
        );
    }

    public void Hear(CaptionUpdate update)
    {
        var now = clock.Now;
        moments.Note(update.Time, now);
        foreach (var word in update.Settled)
            words.Writer.TryWrite(new(Numbered(word), moments.Of(word.Start), moments.Of(word.End), now));
        if (update.Settled.Count > 0)
            came();
    }

    public void Correct(long number, string text)
    {
        words.Writer.TryWrite(
            new(
                new SettledWord(text, false, AudioTime.Zero, AudioTime.Zero, 1) { Number = number + before },
                default,
                default,
                clock.Now,
                Corrects: true
            )
        );
        came();
    }

    public void BeginAnew()
    {
        before = newest;
        moments.BeginAnew();
    }

    /// <summary>All words that wait.</summary>
    public IReadOnlyList<HeardWord> TakeAll()
    {
        var all = new List<HeardWord>();
        while (words.Reader.TryRead(out var word))
            all.Add(word);
        full = false;
        return all;
    }

    private SettledWord Numbered(SettledWord word)
    {
        if (word.Number == 0)
            return word;
        newest = Math.Max(newest, word.Number + before);
        return word with { Number = word.Number + before };
    }

    private static partial class Log
    {
        [LoggerMessage(
            40,
            LogLevel.Warning,
            "{Output}: it is too slow for what is said, so words are left out there; the other captions are not affected"
        )]
        public static partial void Dropped(ILogger logger, string output);
    }
}
