using System.Collections.Frozen;

namespace LiveCaptions.Captions.Rules;

/// <summary>Finds rules about several words in a row by their first word; the longest rule wins.</summary>
internal sealed class Phrases
{
    private readonly FrozenDictionary<string, Phrase[]> byFirst;

    public Phrases(IEnumerable<KeyValuePair<string, string>> replacements, IEnumerable<string> blocklist)
    {
        // The sort is stable, so of phrases of the same length a replacement comes before a block.
        var all = replacements
            .Select(pair => new Phrase(pair.Key.Split(' '), pair.Value))
            .Concat(blocklist.Select(text => new Phrase(text.Split(' '), null)));
        byFirst = all.Where(phrase => phrase.Words.Length > 1)
            .GroupBy(phrase => phrase.Words[0], StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(
                group => group.Key,
                group => group.OrderByDescending(phrase => phrase.Words.Length).ToArray(),
                StringComparer.OrdinalIgnoreCase
            );
    }

    /// <summary>The phrase that begins at this word.</summary>
    /// <param name="words">The words in parts, and whether they stand without a space.</param>
    /// <param name="blocks">Whether the blocklist counts.</param>
    /// <param name="more">More words may follow at once.</param>
    /// <param name="waits">The words so far may still become a longer phrase.</param>
    public Phrase? At(IReadOnlyList<(WordParts Parts, bool Joined)> words, int from, bool blocks, bool more, out bool waits)
    {
        waits = false;
        if (byFirst.Count == 0 || !byFirst.TryGetValue(words[from].Parts.Word, out var phrases))
            return null;
        foreach (var phrase in phrases)
        {
            if (phrase.Other is null && !blocks)
                continue;
            var here = Matching(phrase, words, from);
            if (here == phrase.Words.Length)
                return phrase;
            waits = more && here == words.Count - from && words[^1].Parts.After.Length == 0;
            if (waits)
                return null;
        }
        return null;
    }

    /// <summary>Counts the leading words of a phrase that are there, with no mark between them.</summary>
    private static int Matching(Phrase phrase, IReadOnlyList<(WordParts Parts, bool Joined)> words, int from)
    {
        var count = 0;
        while (count < phrase.Words.Length && from + count < words.Count)
        {
            var (parts, joined) = words[from + count];
            if (!parts.Word.Equals(phrase.Words[count], StringComparison.OrdinalIgnoreCase))
                break;
            if (count > 0 && (joined || parts.Before.Length > 0 || words[from + count - 1].Parts.After.Length > 0))
                break;
            count++;
        }
        return count;
    }
}

/// <summary>Several words in a row.</summary>
/// <param name="Other">What is written in their place; null: they are on the blocklist.</param>
internal sealed record Phrase(string[] Words, string? Other);
