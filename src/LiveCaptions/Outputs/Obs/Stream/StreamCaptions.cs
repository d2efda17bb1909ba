using LiveCaptions.Captions;
using LiveCaptions.Whisper;

namespace LiveCaptions.Outputs.Obs.Stream;

/// <summary>
/// What is sent into the stream and when: at most two captions a second, none twice, every word once, cleared after the hold.
/// Pure: it takes moments of one monotonic clock and reads none.
/// </summary>
internal sealed class StreamCaptions(StreamCaptionProfile profile, TimeSpan hold)
{
    /// <summary>Least time between two captions: more often builds a queue inside OBS.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    /// <summary>So many words wait at most; then the oldest are dropped and counted.</summary>
    public const int Capacity = 256;

    private readonly Queue<(string Text, bool Joined, long Number, TimeSpan Said)> waiting = new();
    private readonly List<TimeSpan> sent = [];
    private readonly StreamCaptionRows rows = new(profile);
    private readonly Cea608Text characters = new();
    private string shown = "";
    private TimeSpan? lastSent;
    private TimeSpan lastWord;

    /// <summary>Words that were never sent, since more came than the stream carries.</summary>
    public int Lost { get; private set; }

    /// <summary>Corrects words that still wait, and takes new ones; what was sent stays as it is.</summary>
    public void Add(IReadOnlyList<WordCorrection> corrections, IEnumerable<SettledWord> words, TimeSpan now)
    {
        foreach (var correction in corrections)
            Correct(correction);
        foreach (var word in words)
        {
            if (characters.Of(word.Text).Trim() is not { Length: > 0 } text)
                continue;
            if (waiting.Count == Capacity)
            {
                waiting.Dequeue();
                Lost++;
            }
            waiting.Enqueue((text, word.Joined, word.Number, now));
            lastWord = now;
        }
    }

    private void Correct(WordCorrection correction)
    {
        for (var n = waiting.Count; n > 0; n--)
        {
            var word = waiting.Dequeue();
            if (word.Number == correction.Number)
                word.Text = characters.Of(correction.Text).Trim();
            if (word.Text.Length > 0)
                waiting.Enqueue(word);
        }
    }

    /// <summary>When the words that the last caption was the first to carry were said.</summary>
    public IReadOnlyList<TimeSpan> Sent => sent;

    /// <summary>The caption to send now; empty clears; null: nothing.</summary>
    public string? Next(TimeSpan now)
    {
        if (Due is not { } due || now < due)
            return null;
        if (waiting.Count == 0)
            rows.Clear();
        sent.Clear();
        while (waiting.TryPeek(out var word) && rows.TryAdd(word.Text, word.Joined))
            sent.Add(waiting.Dequeue().Said);
        rows.MarkSent();
        if (rows.Text == shown)
            return null;
        (shown, lastSent) = (rows.Text, now);
        return shown;
    }

    /// <summary>When <see cref="Next"/> will have something; null: not before more is said.</summary>
    public TimeSpan? Due
    {
        get
        {
            if (waiting.Count == 0)
                return shown.Length > 0
                    ? lastWord + hold > lastSent + Pace
                        ? lastWord + hold
                        : lastSent + Pace
                    : null;
            return lastSent is { } sent ? sent + Pace : TimeSpan.Zero;
        }
    }

    /// <summary>The operator wants the screen empty at once; what waits is dropped.</summary>
    /// <returns>The caption to send now.</returns>
    public string Clear(TimeSpan now)
    {
        waiting.Clear();
        rows.Clear();
        (shown, lastSent) = ("", now);
        return "";
    }

    /// <summary>A sentence about characters that cannot be carried, once.</summary>
    public string? TakeReport() => characters.TakeReport();
}
