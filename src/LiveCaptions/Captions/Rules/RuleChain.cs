using LiveCaptions.Whisper;

namespace LiveCaptions.Captions.Rules;

/// <summary>The chain that one output's words go through: replacements, blocklist, fillers, casing. What came out stays as it is.</summary>
/// <remarks>
/// Threading: one at a time. Settled words move it on, tentative ones do not. Words that may become a phrase wait until the next word tells; they are shown as tentative meanwhile.
/// </remarks>
internal sealed class RuleChain
{
    // Phrases that a person may still correct a word of.
    private const int KeptPhrases = 200;

    private readonly Queue<SettledWord[]> phrases = new();
    private IReadOnlyList<SettledWord> waiting = [];
    private SentencePosition seat = new(Capital: false, Ended: true, Removed: false);

    /// <summary>Settled words as this output writes them; those left out are missing, and a phrase that was replaced is one word.</summary>
    /// <param name="more">More words may follow at once: the beginning of a phrase waits for them.</param>
    public IReadOnlyList<SettledWord> Settle(
        IReadOnlyList<SettledWord> words,
        WordLists lists,
        Treatment treatment,
        string? language,
        bool more = false
    )
    {
        SettledWord[] all = [.. waiting, .. words];
        var (written, used) = Walk(
            ref seat,
            [.. all.Select(word => new TentativeWord(word.Text, word.Joined))],
            new(lists, treatment, language),
            more
        );
        waiting = all[used..];
        foreach (var phrase in written.Where(w => w.To > w.From))
            phrases.Enqueue(all[phrase.From..(phrase.To + 1)]);
        while (phrases.Count > KeptPhrases)
            phrases.Dequeue();
        return [.. written.Select(w => all[w.From] with { Text = w.Word.Text, Joined = w.Word.Joined, End = all[w.To].End })];
    }

    /// <summary>Words that wait and tentative ones behind them, as they would be written now.</summary>
    public IReadOnlyList<TentativeWord> Try(IReadOnlyList<TentativeWord> words, WordLists lists, Treatment treatment, string? language)
    {
        var here = seat;
        var (written, _) = Walk(
            ref here,
            [.. waiting.Select(word => new TentativeWord(word.Text, word.Joined)), .. words],
            new(lists, treatment, language),
            more: false
        );
        return [.. written.Select(w => w.Word)];
    }

    /// <summary>A person's text for a word, and the number under which this output shows it: of a phrase that was replaced, the first word's, with all of the phrase.</summary>
    public WordCorrection Correct(WordCorrection correction, WordLists lists, Treatment treatment, string? language)
    {
        var (number, text) = correction;
        waiting = [.. waiting.Select(word => word.Number == number ? word with { Text = text } : word).Where(word => word.Text.Length > 0)];
        if (phrases.FirstOrDefault(phrase => phrase.Any(word => word.Number == number)) is not { } found)
            return new(number, Write(text, lists, treatment, language));
        var at = Array.FindIndex(found, word => word.Number == number);
        found[at] = found[at] with { Text = text };
        return new(found[0].Number, Write(string.Join(' ', found.Select(word => word.Text)), lists, treatment, language));
    }

    /// <summary>What waits will not be shown any more.</summary>
    public void Forget() => waiting = [];

    /// <summary>A person's text by itself.</summary>
    private static string Write(string text, WordLists lists, Treatment treatment, string? language)
    {
        // A person decides on capitals: nothing stands before.
        var here = new SentencePosition(false, true, false);
        return string.Join(
            ' ',
            Walk(
                ref here,
                [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => new TentativeWord(word, false))],
                new(lists, treatment, language),
                more: false
            )
                .Written.Select(w => w.Word.Text)
        );
    }

    /// <summary>Writes words from left to right.</summary>
    /// <returns>What is written, each with the first and the last word that it stands for; and how many words were used.</returns>
    private static (List<(TentativeWord Word, int From, int To)> Written, int Used) Walk(
        ref SentencePosition seat,
        TentativeWord[] words,
        Rules rules,
        bool more
    )
    {
        (WordParts Parts, bool Joined)[] parts = [.. words.Select(word => (WordParts.Of(word.Text), word.Joined))];
        var written = new List<(TentativeWord, int, int)>(words.Length);
        var at = 0;
        while (at < words.Length)
        {
            var phrase = rules.Lists.Phrases.At(parts, at, rules.Treatment.Blocked != Blocked.AsSpoken, more, out var waits);
            if (waits)
                break;
            var last = at + (phrase?.Words.Length ?? 1) - 1;
            if (phrase?.Other is { } other)
                Add(
                    WordFormatter.Phrase(ref seat, [.. parts[at..(last + 1)].Select(p => p.Parts)], other, words[at].Joined, rules),
                    at,
                    last
                );
            else
                for (var i = at; i <= last; i++)
                    Add(WordFormatter.Word(ref seat, words[i], rules, phrase is not null), i, i);
            at = last + 1;
        }
        return (written, at);

        void Add(TentativeWord? text, int from, int to)
        {
            if (text is { } word)
                written.Add((word, from, to));
        }
    }
}
