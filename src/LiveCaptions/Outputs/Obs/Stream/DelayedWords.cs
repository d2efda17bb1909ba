using LiveCaptions.Captions;
using LiveCaptions.Whisper;

namespace LiveCaptions.Outputs.Obs.Stream;

/// <summary>Words held back for as long as OBS holds the stream back: captions join the picture that leaves now, not the one that was taken now.</summary>
/// <remarks>Pure: it takes moments of one monotonic clock and reads none.</remarks>
internal sealed class DelayedWords
{
    /// <summary>Half an hour of fast speech; more would mean that nothing is ever let out.</summary>
    public const int Capacity = 8192;

    private readonly Queue<(TimeSpan Due, SettledWord Word)> waiting = new();

    /// <summary>How long each word waits.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>When the next word is let out; null: none waits.</summary>
    public TimeSpan? Due => waiting.TryPeek(out var next) ? next.Due : null;

    /// <summary>Corrects words that wait, and takes new ones.</summary>
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

    /// <summary>The words whose time has come, and when it came.</summary>
    public IReadOnlyList<(TimeSpan Due, SettledWord Word)> Take(TimeSpan now)
    {
        var due = new List<(TimeSpan Due, SettledWord Word)>();
        while (waiting.TryPeek(out var next) && next.Due <= now)
            due.Add(waiting.Dequeue());
        return due;
    }

    /// <summary>No word waits any more.</summary>
    public void Clear() => waiting.Clear();
}
