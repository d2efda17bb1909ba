using LiveCaptions.Whisper;

namespace LiveCaptions.Captions.Rules;

/// <summary>
/// Applies one output's rules to its words: replacements, blocklist, fillers, casing. Words that have come out stay as they are.
/// </summary>
/// <remarks>
/// Threading: one caller at a time. Settled words advance it, tentative ones do not. Words that may become a phrase wait for the next word
/// and are tentative meanwhile.
/// </remarks>
internal sealed class RuleChain
{
    // Replaced phrases in which a person may still correct a word.
    private const int KeptPhrases = 200;
    private const int KeptBefore = 6; // as many as a phrase has words

    private readonly Queue<SettledWord[]> phrases = new();
    private IReadOnlyList<SettledWord> waiting = [];
    private IReadOnlyList<TentativeWord> before = []; // words that came last, since what a rule writes depends on them
    private SentencePosition position = new(Capital: false, Ended: true, Removed: false);

    /// <summary>Settled words as this output writes them; removed words are missing, and a replaced phrase is one word.</summary>
    /// <param name="more">More words may follow at once, so the beginning of a phrase waits for them.</param>
    public IReadOnlyList<SettledWord> Settle(
        IReadOnlyList<SettledWord> words,
        WordLists lists,
        Treatment treatment,
        string? language,
        bool more = false
    )
    {
        SettledWord[] all = [.. waiting, .. words];
        TentativeWord[] texts = [.. before, .. all.Select(word => new TentativeWord(word.Text, word.Joined))];
        var (written, used) = RuleWriter.Write(ref position, texts, new(lists, treatment, language), more, skip: before.Count);
        waiting = all[used..];
        before = !lists.ReadsBack ? [] : [.. texts.Take(before.Count + used).TakeLast(KeptBefore)];
        foreach (var phrase in written.Where(w => w.To > w.From))
            phrases.Enqueue(all[phrase.From..(phrase.To + 1)]);
        while (phrases.Count > KeptPhrases)
            phrases.Dequeue();
        return [.. written.Select(w => all[w.From] with { Text = w.Word.Text, Joined = w.Word.Joined, End = all[w.To].End })];
    }

    /// <summary>Waiting words and the tentative ones behind them, as they would be written now.</summary>
    public IReadOnlyList<TentativeWord> Try(IReadOnlyList<TentativeWord> words, WordLists lists, Treatment treatment, string? language)
    {
        var here = position;
        var (written, _) = RuleWriter.Write(
            ref here,
            [.. before, .. waiting.Select(word => new TentativeWord(word.Text, word.Joined)), .. words],
            new(lists, treatment, language),
            more: false,
            skip: before.Count
        );
        return [.. written.Select(w => w.Word)];
    }

    /// <summary>
    /// The correction as this output writes it. In a replaced phrase it has the number of the first word and the text of the whole phrase.
    /// </summary>
    public WordCorrection Correct(WordCorrection correction, WordLists lists, Treatment treatment, string? language)
    {
        var (number, text) = correction;
        waiting = [.. waiting.Select(word => word.Number == number ? word with { Text = text } : word).Where(word => word.Text.Length > 0)];
        if (phrases.FirstOrDefault(phrase => phrase.Any(word => word.Number == number)) is not { } found)
            return new(number, RuleWriter.Write(text, new(lists, treatment, language)));
        var at = Array.FindIndex(found, word => word.Number == number);
        found[at] = found[at] with { Text = text };
        return new(found[0].Number, RuleWriter.Write(string.Join(' ', found.Select(word => word.Text)), new(lists, treatment, language)));
    }

    /// <summary>Drops waiting words.</summary>
    public void Forget() => (waiting, before) = ([], []);
}
