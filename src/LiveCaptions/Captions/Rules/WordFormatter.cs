using System.Globalization;
using LiveCaptions.Whisper;

namespace LiveCaptions.Captions.Rules;

/// <summary>The rules in force while words are written.</summary>
internal readonly record struct Rules(WordLists Lists, Treatment Treatment, string? Language);

/// <summary>What stands before the next word of a chain.</summary>
/// <param name="Capital">The next word begins a sentence whose first word was left out.</param>
/// <param name="Ended">Nothing stands before it, or the end of a sentence.</param>
/// <param name="Removed">The word before it was left out.</param>
internal readonly record struct SentencePosition(bool Capital, bool Ended, bool Removed);

/// <summary>Writes one word or phrase by the rules; null where nothing is written.</summary>
internal static class WordFormatter
{
    /// <param name="blocked">The word is part of a phrase on the blocklist.</param>
    public static TentativeWord? Word(ref SentencePosition position, TentativeWord word, Rules rules, bool blocked)
    {
        var parts = WordParts.Of(word.Text);
        // A mark behind a removed word stays only if it ends a sentence that has not ended yet.
        if (parts.Word.Length == 0 && position.Removed && word.Joined)
        {
            if (position.Ended || !Sentences.EndsSentence(word.Text))
                return null;
            position = position with { Ended = true };
            return new(word.Text, true);
        }
        var replaced = rules.Lists.Replacements.TryGetValue(parts.Word, out var other);
        return Write(
            ref position,
            replaced ? parts with { Word = InCaseOf(parts.Word, other!) } : parts,
            word.Joined,
            rules,
            replaced,
            blocked
        );
    }

    /// <summary>Writes a replacement for several words, with the marks around them.</summary>
    public static TentativeWord? Phrase(
        ref SentencePosition position,
        ReadOnlySpan<(WordParts Parts, bool Joined)> words,
        string other,
        Rules rules
    )
    {
        var spoken = string.Join(' ', words.ToArray().Select(word => word.Parts.Word));
        var parts = new WordParts(words[0].Parts.Before, InCaseOf(spoken, other), words[^1].Parts.After);
        return Write(ref position, parts, words[0].Joined, rules, replaced: true, blocked: false);
    }

    private static TentativeWord? Write(
        ref SentencePosition position,
        WordParts parts,
        bool joined,
        Rules rules,
        bool replaced,
        bool blocked
    )
    {
        var treatment = rules.Treatment;
        blocked |= treatment.Blocked != Blocked.AsSpoken && rules.Lists.Blocklist.Contains(parts.Word);
        if (
            (blocked && treatment.Blocked == Blocked.Remove)
            || (treatment.Fillers == Fillers.Drop && FillerWords.Has(rules.Language, parts.Word))
            || (parts.Word.Length == 0 && replaced)
        )
            return Remove(ref position, parts);
        if (blocked)
            parts = parts with { Word = Masked(parts.Word) };
        if (position.Capital && treatment.Casing == Casing.AsSpoken)
            parts = parts with { Word = Capitalised(parts.Word) };
        var written = Cased(parts.Before + parts.Word + parts.After, treatment.Casing);
        position = new(false, Sentences.EndsSentence(written), false);
        return new(written, joined);
    }

    /// <summary>Removes a word: the next one takes its capital, the word before takes the end of its sentence.</summary>
    private static TentativeWord? Remove(ref SentencePosition position, WordParts parts)
    {
        var ends = !position.Ended && Sentences.EndsSentence(parts.After);
        var capital = position.Capital || (position.Ended && parts.Word.Length > 0 && char.IsUpper(parts.Word[0]));
        position = new(capital && !ends, position.Ended || ends, true);
        return ends ? new(parts.After, true) : null;
    }

    /// <summary>A replacement in lower case takes the case of the words it replaces; one with capitals of its own keeps them.</summary>
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
