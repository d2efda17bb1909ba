using LiveCaptions.Captions;
using LiveCaptions.Captions.Layouts;
using LiveCaptions.Exports;
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

    private readonly Queue<(string Text, bool Joined, long Number, TimeSpan SettledAt, bool Turn)> waiting = new();
    private readonly List<TimeSpan> newlySent = [];
    private readonly StreamCaptionRows rows = new(profile);
    private readonly Cea608Text characters = new();
    private string shown = "";
    private int speaker; // of the last word that came, where voices are told apart
    private bool turn; // another one speaks, whose first word is still to come
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
            turn |= SpokenLines.Changes(speaker, word.Speaker);
            speaker = word.Speaker > 0 ? word.Speaker : speaker;
            if (characters.Transliterate(word.Text).Trim() is not { Length: > 0 } text)
                continue;
            if (waiting.Count == Capacity)
            {
                waiting.Dequeue();
                Lost++;
            }
            waiting.Enqueue((text, word.Joined, word.Number, now, turn));
            turn = false;
            lastWord = now;
        }
    }

    private void Correct(WordCorrection correction)
    {
        var (coming, passed) = (turn, false);
        for (var n = waiting.Count; n > 0; n--)
        {
            var word = waiting.Dequeue();
            if (word.Number == correction.Number)
                word.Text = characters.Transliterate(correction.Text).Trim();
            // The mark of a word that is left out passes on to the next one.
            passed |= word.Turn;
            if (word.Text.Length == 0)
                continue;
            waiting.Enqueue(word with { Turn = passed });
            passed = false;
        }
        turn = coming || passed;
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
        while (
            waiting.TryPeek(out var word) && rows.TryAdd(word.Turn ? SpeakerNames.Arrows + word.Text : word.Text, word.Joined && !word.Turn)
        )
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
        (shown, lastSent, speaker, turn) = ("", now, 0, false);
        return "";
    }

    /// <summary>A sentence about characters that cannot be carried, the first time there are any.</summary>
    public string? TakeReport() => characters.TakeReport();
}
