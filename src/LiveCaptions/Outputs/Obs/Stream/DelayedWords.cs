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

    /// <summary>Takes a word that came at this moment.</summary>
    public void Add(SettledWord word, TimeSpan came)
    {
        if (waiting.Count == Capacity)
            waiting.Dequeue();
        waiting.Enqueue((came + Delay, word));
    }

    /// <summary>The words whose time has come, and when it came.</summary>
    public IReadOnlyList<(TimeSpan Due, SettledWord Word)> Take(TimeSpan now)
    {
        var due = new List<(TimeSpan Due, SettledWord Word)>();
        while (waiting.TryPeek(out var next) && next.Due <= now)
            due.Add(waiting.Dequeue());
        return due;
    }

    /// <summary>A person's text for a word that still waits.</summary>
    public void Correct(long number, string text)
    {
        for (var n = waiting.Count; n > 0; n--)
        {
            var (due, word) = waiting.Dequeue();
            waiting.Enqueue((due, word.Number == number ? word with { Text = text } : word));
        }
    }

    /// <summary>No word waits any more.</summary>
    public void Clear() => waiting.Clear();
}
