using LiveCaptions.Captions;
using LiveCaptions.Whisper;

namespace LiveCaptions.Outputs.Obs.Stream;

/// <summary>Delays words by OBS's stream delay: captions must join the picture that is leaving OBS, not the one being captured.</summary>
/// <remarks>Pure: it takes moments of one monotonic clock and reads none.</remarks>
internal sealed class DelayedWords
{
    /// <summary>Half an hour of fast speech; beyond it the oldest word is dropped.</summary>
    public const int Capacity = 8192;

    private readonly Queue<(TimeSpan Due, SettledWord Word)> waiting = new();

    /// <summary>The delay of words added from now on.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>When the next word is due; null if none waits.</summary>
    public TimeSpan? Due => waiting.TryPeek(out var next) ? next.Due : null;

    /// <summary>Corrects waiting words, and adds new ones.</summary>
    public void Add(WordBatch batch)
    {
        for (var n = batch.Corrections.Count > 0 ? waiting.Count : 0; n > 0; n--)
        {
            var (due, word) = waiting.Dequeue();
            waiting.Enqueue((due, word.Corrected(batch.Corrections)));
        }
        foreach (var word in batch.Words)
        {
            if (waiting.Count == Capacity)
                waiting.Dequeue();
            waiting.Enqueue((word.SettledAt + Delay, word.Word));
        }
    }

    /// <summary>Removes and returns the words that are due, with the moments they were due at.</summary>
    public IReadOnlyList<(TimeSpan Due, SettledWord Word)> Take(TimeSpan now)
    {
        var due = new List<(TimeSpan Due, SettledWord Word)>();
        while (waiting.TryPeek(out var next) && next.Due <= now)
            due.Add(waiting.Dequeue());
        return due;
    }

    /// <summary>Drops all waiting words.</summary>
    public void Clear() => waiting.Clear();
}
