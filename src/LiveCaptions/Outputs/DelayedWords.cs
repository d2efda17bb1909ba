using LiveCaptions.Whisper;

namespace LiveCaptions.Outputs;

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

    /// <summary>Takes a word.</summary>
    public void Add(SettledWord word, TimeSpan now)
    {
        if (waiting.Count == Capacity) waiting.Dequeue();
        waiting.Enqueue((now + Delay, word));
    }

    /// <summary>The words whose time has come.</summary>
    public IReadOnlyList<SettledWord> Take(TimeSpan now)
    {
        var due = new List<SettledWord>();
        while (waiting.TryPeek(out var next) && next.Due <= now) due.Add(waiting.Dequeue().Word);
        return due;
    }

    /// <summary>No word waits any more.</summary>
    public void Clear() => waiting.Clear();
}
