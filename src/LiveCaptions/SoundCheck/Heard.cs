using LiveCaptions.Captions;
using LiveCaptions.Scoring;

namespace LiveCaptions.SoundCheck;

/// <summary>What viewers of a track have seen since the check began: every frame, every settled word and its delay.</summary>
/// <remarks>Threading: written by the track, read by the check; one lock. It neither waits nor throws.</remarks>
internal sealed class Heard(MonotonicClock clock) : IFrameSink, IWordSink
{
    private const int MaxWords = 500,
        MaxFrames = 5000;

    private readonly Lock sync = new();
    private readonly TimeSpan begun = clock.Now;
    private readonly List<(string Text, bool Joined, double End, double Settled)> words = [];
    private readonly List<ScreenText> frames = [];
    private string settled = "";
    private bool speaking;
    private TimeSpan changed = clock.Now;

    /// <inheritdoc/>
    public (int Lines, bool Tentative) Wants => (4, true);

    /// <summary>All settled words.</summary>
    public string Settled
    {
        get
        {
            lock (sync)
                return settled;
        }
    }

    /// <summary>All words on screen since the check began.</summary>
    public string Text
    {
        get
        {
            lock (sync)
                return frames.Count > 0 ? frames[^1].Text.Trim() : settled;
        }
    }

    public bool Speaking
    {
        get
        {
            lock (sync)
                return speaking;
        }
    }

    /// <summary>How long no word has come.</summary>
    public TimeSpan Quiet
    {
        get
        {
            lock (sync)
                return clock.Now - changed;
        }
    }

    /// <summary>Seconds from the end of a word until it is on screen for good, and until it can no longer change: medians.</summary>
    public (double? Shown, double? Settled) Delays()
    {
        lock (sync)
        {
            if (words.Count == 0)
                return (null, null);
            var reference = ReferenceText.OfWords(words.Select(word => (word.Text, (double?)word.End)));
            var score = Score.Of(frames, reference);
            return (Figure(score.FirstDisplay), Median(words.Select(word => word.Settled - word.End)));
        }
    }

    /// <inheritdoc/>
    public void Write(CaptionUpdate update)
    {
        lock (sync)
        {
            var now = clock.Now;
            speaking = update.Speaking;
            foreach (var word in update.Settled)
            {
                var end = update.StreamStart + word.End.SinceStart;
                // Words that were said before the check began belong to nobody's sentence.
                if (end < begun || words.Count >= MaxWords)
                    continue;
                words.Add((word.Text, word.Joined, end.TotalSeconds, now.TotalSeconds));
                settled += word.Joined || settled.Length == 0 ? word.Text : $" {word.Text}";
                changed = now;
            }
        }
    }

    /// <inheritdoc/>
    public void Offer(CaptionFrame frame)
    {
        lock (sync)
        {
            speaking = frame.Speaking;
            if (frames.Count >= MaxFrames)
                return;
            var tentative = string.Join(' ', frame.Lines.Select(line => line.Tentative).Where(text => text.Length > 0));
            if (frames.Count > 0 && frames[^1].Settled == settled && frames[^1].Tentative == tentative)
                return;
            frames.Add(new(clock.Now.TotalSeconds, settled, tentative));
            changed = clock.Now;
        }
    }

    /// <inheritdoc/>
    public void BeginAnew() { }

    /// <inheritdoc/>
    public void End() { }

    private static double? Figure(Spread? spread) =>
        spread is { P50: var median } && double.IsFinite(median) ? Math.Round(Math.Max(0, median), 2) : null;

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return Math.Round(Math.Max(0, sorted[sorted.Count / 2]), 2);
    }
}
