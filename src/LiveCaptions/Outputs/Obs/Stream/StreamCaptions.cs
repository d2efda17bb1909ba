using LiveCaptions.Captions;
using LiveCaptions.Whisper;

namespace LiveCaptions.Outputs.Obs.Stream;

/// <summary>
/// What is sent into the stream, and when: at most two captions a second, none twice, every word once, cleared after the hold.
/// </summary>
/// <remarks>Pure: it takes moments of one monotonic clock and reads none.</remarks>
/// <param name="profile">How much of a caption viewers see.</param>
/// <param name="hold">Time after the last word until the caption is cleared.</param>
internal sealed class StreamCaptions(StreamCaptionProfile profile, TimeSpan hold)
{
    /// <summary>Shortest time between two captions; sending faster builds a queue inside OBS.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    /// <summary>Maximum number of waiting words; beyond it the oldest are dropped and counted.</summary>
    public const int Capacity = 256;

    private readonly Queue<(string Text, bool Joined, long Number, TimeSpan SettledAt)> waiting = new();
    private readonly List<TimeSpan> newlySent = [];
    private readonly StreamCaptionRows rows = new(profile);
    private readonly Cea608Text characters = new();
    private string shown = "";
    private TimeSpan? lastSent;
    private TimeSpan lastWord;

    /// <summary>Words dropped because more came than the stream carries.</summary>
    public int Lost { get; private set; }

    /// <summary>Corrects waiting words, and adds new ones; captions already sent stay as they are.</summary>
    public void Add(IReadOnlyList<WordCorrection> corrections, IEnumerable<SettledWord> words, TimeSpan now)
    {
        foreach (var correction in corrections)
            Correct(correction);
        foreach (var word in words)
        {
            if (characters.Transliterate(word.Text).Trim() is not { Length: > 0 } text)
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
                word.Text = characters.Transliterate(correction.Text).Trim();
            if (word.Text.Length > 0)
                waiting.Enqueue(word);
        }
    }

    /// <summary>When the words that the last caption was the first to carry were settled.</summary>
    public IReadOnlyList<TimeSpan> NewlySent => newlySent;

    /// <summary>The caption to send now; empty to clear the screen, null for nothing.</summary>
    public string? Next(TimeSpan now)
    {
        if (Due is not { } due || now < due)
            return null;
        if (waiting.Count == 0)
            rows.Clear();
        newlySent.Clear();
        while (waiting.TryPeek(out var word) && rows.TryAdd(word.Text, word.Joined))
            newlySent.Add(waiting.Dequeue().SettledAt);
        rows.MarkSent();
        if (rows.Text == shown)
            return null;
        (shown, lastSent) = (rows.Text, now);
        return shown;
    }

    /// <summary>When <see cref="Next"/> will have a caption; null until more words are added.</summary>
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

    /// <summary>Clears the screen at once, for the operator; waiting words are dropped.</summary>
    /// <returns>The caption to send now.</returns>
    public string Clear(TimeSpan now)
    {
        waiting.Clear();
        rows.Clear();
        (shown, lastSent) = ("", now);
        return "";
    }

    /// <summary>A sentence about characters that cannot be carried, the first time there are any.</summary>
    public string? TakeReport() => characters.TakeReport();
}
