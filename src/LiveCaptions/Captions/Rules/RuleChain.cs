using LiveCaptions.Whisper;

namespace LiveCaptions.Captions.Rules;

/// <summary>The chain that one output's words go through: replacements, blocklist, fillers, casing. What came out stays as it is.</summary>
/// <remarks>Threading: one at a time. Settled words move it on, tentative ones do not.</remarks>
internal sealed class RuleChain
{
    private Seat seat = new(Capital: false, Ended: true, Removed: false);

    /// <summary>Settled words as this output writes them; those left out are missing.</summary>
    public IReadOnlyList<SettledWord> Settle(IReadOnlyList<SettledWord> words, WordLists lists, Treatment treatment, string? language)
    {
        var written = new List<SettledWord>(words.Count);
        foreach (var word in words)
            if (Write(ref seat, word.Text, word.Joined, lists, treatment, language) is { } text) written.Add(word with { Text = text.Text, Joined = text.Joined });
        return written;
    }

    /// <summary>Tentative words as they would be written now.</summary>
    public IReadOnlyList<TentativeWord> Try(IReadOnlyList<TentativeWord> words, WordLists lists, Treatment treatment, string? language)
    {
        var (written, here) = (new List<TentativeWord>(words.Count), seat);
        foreach (var word in words)
            if (Write(ref here, word.Text, word.Joined, lists, treatment, language) is { } text) written.Add(text);
        return written;
    }

    /// <summary>One word by itself; empty if it is left out.</summary>
    public string Word(string text, WordLists lists, Treatment treatment, string? language)
    {
        var here = seat;
        return Write(ref here, text, false, lists, treatment, language)?.Text ?? "";
    }

    private static TentativeWord? Write(ref Seat seat, string text, bool joined, WordLists lists, Treatment treatment, string? language)
    {
        var parts = WordParts.Of(text);
        // A mark behind a word that was left out: it stays only if it ends a sentence that is not over yet.
        if (parts.Word.Length == 0 && seat.Removed && joined)
        {
            if (seat.Ended || !Sentences.IsOver(text)) return null;
            seat = seat with { Ended = true };
            return new(text, true);
        }
        if (lists.Replacements.TryGetValue(parts.Word, out var other)) parts = parts with { Word = InCaseOf(parts.Word, other) };
        var blocked = treatment.Blocked != Blocked.AsSpoken && lists.Blocklist.Contains(parts.Word);
        if ((blocked && treatment.Blocked == Blocked.Remove) || (treatment.Fillers == Fillers.Drop && FillerWords.Has(language, parts.Word)) || (parts.Word.Length == 0 && other is not null))
            return Remove(ref seat, parts);
        if (blocked) parts = parts with { Word = Masked(parts.Word) };
        if (seat.Capital && treatment.Casing == Casing.AsSpoken) parts = parts with { Word = Capitalised(parts.Word) };
        var written = Cased(parts.Before + parts.Word + parts.After, treatment.Casing);
        seat = new(false, Sentences.IsOver(written), false);
        return new(written, joined);
    }

    /// <summary>A word goes: the next one takes its capital, and the end of a sentence goes to the word before.</summary>
    private static TentativeWord? Remove(ref Seat seat, WordParts parts)
    {
        var ends = !seat.Ended && Sentences.IsOver(parts.After);
        var capital = seat.Capital || (seat.Ended && parts.Word.Length > 0 && char.IsUpper(parts.Word[0]));
        seat = new(capital && !ends, seat.Ended || ends, true);
        return ends ? new(parts.After, true) : null;
    }

    /// <summary>A replacement in small letters takes the case of the word that it stands for; one with capitals of its own keeps them.</summary>
    private static string InCaseOf(string word, string other)
    {
        if (other.Any(char.IsUpper)) return other;
        if (word.Length > 1 && word.Any(char.IsLetter) && !word.Any(char.IsLower)) return other.ToUpperInvariant();
        return word.Length > 0 && char.IsUpper(word[0]) ? Capitalised(other) : other;
    }

    private static string Capitalised(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];

    private static string Masked(string word)
    {
        var first = System.Globalization.StringInfo.GetNextTextElement(word);
        return first + new string('*', Math.Max(1, new System.Globalization.StringInfo(word).LengthInTextElements - 1));
    }

    private static string Cased(string text, Casing casing) => casing switch
    {
        Casing.Upper => text.ToUpperInvariant(),
        Casing.Lower => text.ToLowerInvariant(),
        _ => text,
    };

    /// <summary>Where the chain is.</summary>
    /// <param name="Capital">The next word begins a sentence whose first word was left out.</param>
    /// <param name="Ended">Nothing stands before, or a sentence's end.</param>
    /// <param name="Removed">The last word was left out.</param>
    private readonly record struct Seat(bool Capital, bool Ended, bool Removed);
}
