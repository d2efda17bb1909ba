using System.Globalization;
using LiveCaptions.Whisper;

namespace LiveCaptions.Captions.Rules;

/// <summary>The rules of one moment.</summary>
internal readonly record struct Rules(WordLists Lists, Treatment Treatment, string? Language);

/// <summary>Where a chain of words is.</summary>
/// <param name="Capital">The next word begins a sentence whose first word was left out.</param>
/// <param name="Ended">Nothing stands before, or a sentence's end.</param>
/// <param name="Removed">The last word was left out.</param>
internal readonly record struct SentencePosition(bool Capital, bool Ended, bool Removed);

/// <summary>Writes one word or phrase by the rules; null: nothing is written.</summary>
internal static class WordFormatter
{
    /// <param name="blocked">It is a part of a phrase on the blocklist.</param>
    public static TentativeWord? Word(ref SentencePosition seat, TentativeWord word, Rules rules, bool blocked)
    {
        var parts = WordParts.Of(word.Text);
        // A mark behind a word that was left out: it stays only if it ends a sentence that is not over yet.
        if (parts.Word.Length == 0 && seat.Removed && word.Joined)
        {
            if (seat.Ended || !Sentences.EndsSentence(word.Text))
                return null;
            seat = seat with { Ended = true };
            return new(word.Text, true);
        }
        var replaced = rules.Lists.Replacements.TryGetValue(parts.Word, out var other);
        return Write(
            ref seat,
            replaced ? parts with { Word = InCaseOf(parts.Word, other!) } : parts,
            word.Joined,
            rules,
            replaced,
            blocked
        );
    }

    /// <summary>What stands in place of several words, with the marks around them.</summary>
    public static TentativeWord? Phrase(ref SentencePosition seat, WordParts[] words, string other, bool joined, Rules rules) =>
        Write(
            ref seat,
            new(words[0].Before, InCaseOf(string.Join(' ', words.Select(w => w.Word)), other), words[^1].After),
            joined,
            rules,
            true,
            false
        );

    private static TentativeWord? Write(ref SentencePosition seat, WordParts parts, bool joined, Rules rules, bool replaced, bool blocked)
    {
        var treatment = rules.Treatment;
        blocked |= treatment.Blocked != Blocked.AsSpoken && rules.Lists.Blocklist.Contains(parts.Word);
        if (
            (blocked && treatment.Blocked == Blocked.Remove)
            || (treatment.Fillers == Fillers.Drop && FillerWords.Has(rules.Language, parts.Word))
            || (parts.Word.Length == 0 && replaced)
        )
            return Remove(ref seat, parts);
        if (blocked)
            parts = parts with { Word = Masked(parts.Word) };
        if (seat.Capital && treatment.Casing == Casing.AsSpoken)
            parts = parts with { Word = Capitalised(parts.Word) };
        var written = Cased(parts.Before + parts.Word + parts.After, treatment.Casing);
        seat = new(false, Sentences.EndsSentence(written), false);
        return new(written, joined);
    }

    /// <summary>A word goes: the next one takes its capital, and the end of a sentence goes to the word before.</summary>
    private static TentativeWord? Remove(ref SentencePosition seat, WordParts parts)
    {
        var ends = !seat.Ended && Sentences.EndsSentence(parts.After);
        var capital = seat.Capital || (seat.Ended && parts.Word.Length > 0 && char.IsUpper(parts.Word[0]));
        seat = new(capital && !ends, seat.Ended || ends, true);
        return ends ? new(parts.After, true) : null;
    }

    /// <summary>A replacement in small letters takes the case of what it stands for; one with capitals of its own keeps them.</summary>
    private static string InCaseOf(string word, string other)
    {
        if (other.Any(char.IsUpper))
            return other;
        if (word.Length > 1 && word.Any(char.IsLetter) && !word.Any(char.IsLower))
            return other.ToUpperInvariant();
        return word.Length > 0 && char.IsUpper(word[0]) ? Capitalised(other) : other;
    }

    private static string Capitalised(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];

    private static string Masked(string word)
    {
        var first = StringInfo.GetNextTextElement(word);
        return first + new string('*', Math.Max(1, new StringInfo(word).LengthInTextElements - 1));
    }

    private static string Cased(string text, Casing casing) =>
        casing switch
        {
            Casing.Upper => text.ToUpperInvariant(),
            Casing.Lower => text.ToLowerInvariant(),
            _ => text,
        };
}
