using LiveCaptions.Whisper;

namespace LiveCaptions.Captions;

/// <summary>The words of a track that may go out or have gone out, each with its number and what people have made of it.</summary>
/// <remarks>Threading: not safe; its owner locks.</remarks>
internal sealed class WordLog
{
    /// <summary>Words that are kept: about two hours of speech.</summary>
    public const int Capacity = 20_000;

    /// <summary>Letters of words that are kept: long words leave room for fewer.</summary>
    public const int MaxLetters = 400_000;

    /// <summary>Words of a line that a person has typed.</summary>
    public const int MaxTypedWords = 500;

    private readonly List<LoggedWord> words = [];
    private long next = 1;
    private long letters;

    /// <summary>The words that are kept, oldest first.</summary>
    public IReadOnlyList<LoggedWord> Words => words;

    /// <summary>Gives words their numbers, which rise and are never given twice.</summary>
    public SettledWord[] Number(IReadOnlyList<SettledWord> settled) => [.. settled.Select(word => word with { Number = next++ })];

    /// <summary>Keeps words that have a number.</summary>
    /// <param name="numbered">The words.</param>
    /// <param name="at">When they came, by the wall clock.</param>
    /// <param name="typed">A person has typed them.</param>
    public void Add(IReadOnlyList<SettledWord> numbered, DateTimeOffset at, bool typed = false)
    {
        words.AddRange(numbered.Select(word => new LoggedWord(word, word.Text, typed) { At = at }));
        letters += numbered.Sum(word => (long)word.Text.Length);
        if (words.Count <= Capacity + Capacity / 10 && letters <= MaxLetters + MaxLetters / 10)
            return;
        words.RemoveRange(0, TooMany(words, word => word.Word.Text.Length));
        letters = words.Sum(word => (long)word.Word.Text.Length);
    }

    /// <summary>How many of the oldest words are too many.</summary>
    public static int TooMany<T>(List<T> words, Func<T, int> lettersOf)
    {
        var (kept, letters) = (0, 0L);
        while (kept < Math.Min(words.Count, Capacity) && (letters += lettersOf(words[words.Count - 1 - kept])) <= MaxLetters)
            kept++;
        return words.Count - kept;
    }

    /// <summary>The newest uses of terms, the newest first.</summary>
    /// <param name="most">Uses at most.</param>
    public IEnumerable<LoggedTerm> Terms(int most) =>
        Enumerable.Range(1, words.Count).Select(back => TermAt(words.Count - back)).OfType<LoggedTerm>().Take(most);

    /// <summary>The use of a term that begins with a word.</summary>
    /// <param name="number">The word's number.</param>
    /// <returns>Null if there is no such word, or not any more, or no term begins there.</returns>
    public LoggedTerm? Term(long number) => words.FindLastIndex(word => word.Word.Number == number) is >= 0 and var at ? TermAt(at) : null;

    private LoggedTerm? TermAt(int begin)
    {
        if (words[begin].Word.Term is not { Begins: true, Use: var use })
            return null;
        var end = begin + 1;
        while (end < words.Count && words[end].Word.Term is { Begins: false } next && next.Use == use)
            end++;
        return new(use, words[begin..end]);
    }

    /// <summary>Corrects a word.</summary>
    /// <returns>False if there is no such word, or not any more.</returns>
    public bool Correct(WordCorrection correction)
    {
        var at = words.FindLastIndex(word => word.Word.Number == correction.Number);
        if (at < 0)
            return false;
        words[at] = words[at] with { Text = correction.Text };
        return true;
    }

    /// <summary>Removes words that were withheld: they never went out and never will.</summary>
    public void Remove(IReadOnlyList<SettledWord> withheld)
    {
        if (withheld.Count == 0)
            return;
        var numbers = withheld.Select(word => word.Number).ToHashSet();
        words.RemoveAll(word => numbers.Contains(word.Word.Number));
    }
}

/// <summary>A word as it was settled, and its text now.</summary>
/// <param name="Typed">A person has typed it.</param>
internal sealed record LoggedWord(SettledWord Word, string Text, bool Typed)
{
    /// <summary>When it came, by the wall clock.</summary>
    public DateTimeOffset At { get; init; }

    public bool IsCorrected => Text != Word.Text;
}
