using LiveCaptions.Whisper;

namespace LiveCaptions.Captions;

/// <summary>What a track's recogniser has settled and what people made of it: every word under a number of its own.</summary>
/// <remarks>Threading: not safe; its owner locks.</remarks>
internal sealed class WordLog
{
    /// <summary>Words that are kept: about two hours of speech.</summary>
    public const int Kept = 20_000;

    private readonly List<LoggedWord> words = [];
    private long next = 1;

    /// <summary>All that are kept, oldest first.</summary>
    public IReadOnlyList<LoggedWord> Words => words;

    /// <summary>Gives words their numbers and keeps them.</summary>
    public SettledWord[] Add(IReadOnlyList<SettledWord> settled, bool typed = false)
    {
        SettledWord[] numbered = [.. settled.Select(word => word with { Number = next++ })];
        words.AddRange(numbered.Select(word => new LoggedWord(word, word.Text, typed)));
        if (words.Count > Kept + Kept / 10)
            words.RemoveRange(0, words.Count - Kept);
        return numbered;
    }

    /// <summary>A person's text for a word, none to leave it out; false if there is no such word, or not any more.</summary>
    public bool Correct(long number, string text)
    {
        var at = words.FindLastIndex(word => word.Word.Number == number);
        if (at < 0)
            return false;
        words[at] = words[at] with { Text = text };
        return true;
    }

    /// <summary>These words were never shown and never will be.</summary>
    public void Forget(IEnumerable<SettledWord> withheld)
    {
        var numbers = withheld.Select(word => word.Number).ToHashSet();
        words.RemoveAll(word => numbers.Contains(word.Word.Number));
    }

    /// <summary>The words as people have left them.</summary>
    public IEnumerable<SettledWord> Corrected() =>
        words.Where(word => word.Text.Length > 0).Select(word => word.Word with { Text = word.Text });
}

/// <summary>A word as it was settled, and its text now.</summary>
/// <param name="Typed">It was written by a person from the start.</param>
internal sealed record LoggedWord(SettledWord Word, string Text, bool Typed)
{
    public bool IsCorrected => Text != Word.Text;
}
