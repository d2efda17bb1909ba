using LiveCaptions.Captions;

namespace LiveCaptions.Outputs.Elsewhere;

/// <summary>Words that wait to be put into lines: bounded, the oldest are dropped.</summary>
internal sealed class WaitingWords
{
    /// <summary>More than a minute of fast speech.</summary>
    public const int Capacity = 512;

    private readonly Queue<SpokenWord> words = new();

    /// <summary>Words dropped because too many waited or they were too old.</summary>
    public long Dropped { get; private set; }

    public int Count => words.Count;

    /// <summary>The oldest word; null: none waits.</summary>
    public SpokenWord? Oldest => words.TryPeek(out var word) ? word : null;

    /// <summary>Corrects waiting words, and adds new ones.</summary>
    public void Add(WordBatch batch)
    {
        for (var n = batch.Corrections.Count > 0 ? words.Count : 0; n > 0; n--)
        {
            var word = words.Dequeue();
            word = word with { Word = word.Word.Corrected(batch.Corrections) };
            if (word.Word.Text.Length > 0)
                words.Enqueue(word);
        }
        foreach (var word in batch.Words.Where(word => word.Word.Text.Trim().Length > 0))
        {
            if (words.Count == Capacity)
                Drop();
            words.Enqueue(word);
        }
    }

    /// <summary>Whether the end of a sentence is among them.</summary>
    public bool HasSentence =>
        words.Any(word => word.Word.Text.TrimEnd() is [.., '.' or '?' or '!' or '…' or '。' or '？' or '！' or '؟' or '।']);

    public SpokenWord Take() => words.Dequeue();

    /// <summary>Whether they are more than these rows can hold.</summary>
    public bool Fills(Rows rows)
    {
        rows.Clear();
        foreach (var word in words)
        {
            if (!rows.HasRoom(word))
                return true;
            rows.Force(word);
        }
        return false;
    }

    /// <summary>Drops words that were settled before this moment.</summary>
    public void DropBefore(TimeSpan moment)
    {
        while (words.TryPeek(out var word) && word.SettledAt < moment)
            Drop();
    }

    /// <summary>Drops all words without counting them.</summary>
    public void Clear() => words.Clear();

    private void Drop()
    {
        words.Dequeue();
        Dropped++;
    }
}
