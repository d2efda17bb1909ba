using LiveCaptions.Whisper;

namespace LiveCaptions.Captions.Rules;

/// <summary>Finds rules about words and phrases by their first piece; the longest rule wins.</summary>
internal sealed class Phrases
{
    // A hyphen, apostrophe or point within a word, as in "open-ai"; a mark with a space parts words that are replaced.
    private const string Joiners = "-‐‑'’._/·";

    private readonly Dictionary<string, Phrase[]> byFirst;
    private readonly Dictionary<string, Phrase[]> byBeginning;
    private readonly bool turkic;

    /// <param name="turkic">Whether dotted and dotless i are two letters.</param>
    public Phrases(IEnumerable<KeyValuePair<string, string>> replacements, IEnumerable<string> blocklist, bool turkic)
    {
        this.turkic = turkic;
        // The sort is stable, so of phrases of the same length a replacement comes before a block.
        var all = replacements
            .Select(pair => Phrase.Of(pair.Key, pair.Value, turkic))
            .Concat(blocklist.Select(text => Phrase.Of(text, null, turkic)))
            .Where(phrase => phrase.Keys.Length > 0)
            .ToLookup(phrase => phrase.OpenEnd && phrase.Keys.Length == 1);
        byFirst = Sorted(all[false]);
        byBeginning = Sorted(all[true]);
    }

    /// <summary>Words in pieces, as these rules compare them.</summary>
    public PieceText Divide(IReadOnlyList<TentativeWord> words) => new(words, turkic);

    /// <summary>The phrase that begins at this piece.</summary>
    /// <param name="takes">Which rules count.</param>
    /// <param name="more">More words may follow at once.</param>
    /// <param name="waits">The pieces so far may still become a longer phrase.</param>
    public Phrase? At(PieceText text, int from, Func<Phrase, bool> takes, bool more, out bool waits)
    {
        waits = false;
        var key = text.Pieces[from].Key;
        foreach (var phrase in byFirst.GetValueOrDefault(key, []).Where(takes))
        {
            var here = Matching(phrase, text, from);
            if (here == phrase.Keys.Length && HasMarks(phrase, text, from))
                return phrase;
            waits =
                more && here < phrase.Keys.Length && here == text.Pieces.Count - from && (phrase.Other is null || text.Rest.Length == 0);
            if (waits)
                return null;
        }
        for (var length = byBeginning.Count > 0 ? key.Length : 0; length > 0; length--)
            if (byBeginning.TryGetValue(key[..length], out var open) && open.FirstOrDefault(takes) is { } phrase)
                return phrase;
        return null;
    }

    private static Dictionary<string, Phrase[]> Sorted(IEnumerable<Phrase> phrases) =>
        phrases
            .GroupBy(phrase => phrase.Keys[0], StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => group.OrderByDescending(phrase => phrase.Keys.Length).ToArray(),
                StringComparer.Ordinal
            );

    /// <summary>Counts the leading pieces of a phrase that are there.</summary>
    private static int Matching(Phrase phrase, PieceText text, int from)
    {
        var count = 0;
        while (count < phrase.Keys.Length && from + count < text.Pieces.Count)
        {
            var (key, wanted) = (text.Pieces[from + count].Key, phrase.Keys[count]);
            var isLast = count + 1 == phrase.Keys.Length;
            if (!(isLast && phrase.OpenEnd ? key.StartsWith(wanted, StringComparison.Ordinal) : key == wanted))
                break;
            // What is blocked is blocked whatever stands between its words.
            if (count > 0 && phrase.Other is not null && !MayPart(text.Gap(from + count), phrase.Gaps[count]))
                break;
            count++;
        }
        return count;
    }

    private static bool MayPart(string gap, string wanted) =>
        wanted.Length == 0
            ? gap.Length == 0
            : gap == " " || gap == wanted || (gap.Length == 1 && Joiners.Contains(gap[0], StringComparison.Ordinal));

    /// <summary>Whether the marks that belong to a rule, as those of "c++" and ".net", stand around its pieces.</summary>
    private static bool HasMarks(Phrase phrase, PieceText text, int from)
    {
        var (first, last) = (text.Pieces[from], text.Pieces[from + phrase.Keys.Length - 1]);
        return text.Words[first.Token].Text.AsSpan(0, first.Start).EndsWith(phrase.Before, StringComparison.Ordinal)
            && text.Words[last.Token].Text.AsSpan(last.End).StartsWith(phrase.After, StringComparison.Ordinal);
    }
}

/// <summary>A rule's words in pieces.</summary>
/// <param name="Gaps">What stands before each piece.</param>
/// <param name="Before">Marks that belong to the rule and stand before its words.</param>
/// <param name="After">Marks that belong to the rule and stand behind its words.</param>
/// <param name="OpenEnd">The last word may go on: it is written with an asterisk.</param>
/// <param name="Other">What is written in their place; null: they are on the blocklist.</param>
internal sealed record Phrase(string[] Keys, string[] Gaps, string Before, string After, bool OpenEnd, string? Other)
{
    /// <summary>Whether it is a number, or a row of letters, that is written in another way.</summary>
    public bool IsRead => Keys.Length == 0;

    /// <summary>What is written in place of a number or of letters.</summary>
    public static Phrase Read(string text) => new([], [], "", "", false, text);

    // Marks that make another word, as in "C++" or "C#"; others, as quotation marks, are not meant.
    private const string OfWords = "+#@$&%";

    /// <summary>Whether a text can be a word of a rule: marks around it belong to words, and an asterisk may end it.</summary>
    public static bool IsWord(string text)
    {
        var word = text.EndsWith('*') ? text[..^1] : text;
        var divided = new PieceText([new(word, false)], turkic: false);
        return divided.Pieces.Count > 0
            && !word.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
            && word[..divided.Pieces[0].Start].All(c => (OfWords + ".").Contains(c, StringComparison.Ordinal))
            && divided.Rest.All(c => OfWords.Contains(c, StringComparison.Ordinal));
    }

    public static Phrase Of(string rule, string? other, bool turkic)
    {
        var openEnd = rule.EndsWith('*');
        var text = new PieceText(
            [.. rule.TrimEnd('*').Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => new TentativeWord(word, false))],
            turkic
        );
        if (text.Pieces.Count == 0)
            return new([], [], "", "", false, other);
        var first = text.Pieces[0];
        var before = text.Words[first.Token].Text[..first.Start];
        var rest = text.Rest;
        return new(
            [.. text.Pieces.Select(piece => piece.Key)],
            [.. text.Pieces.Select((_, n) => n == 0 ? "" : text.Gap(n))],
            before.Length > 0 && (OfWords + ".").Contains(before[^1], StringComparison.Ordinal) ? before[^1..] : "",
            string.Concat(rest.TakeWhile(c => OfWords.Contains(c, StringComparison.Ordinal))),
            openEnd,
            other
        );
    }
}
