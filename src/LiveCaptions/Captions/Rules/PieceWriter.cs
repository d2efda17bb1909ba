using System.Globalization;

namespace LiveCaptions.Captions.Rules;

/// <summary>Writes the pieces of a word: replaced, masked, or left out.</summary>
internal static class PieceWriter
{
    private const string Apostrophes = "'’";
    private const string InnerMarks = "'’-‐‑";

    /// <summary>The pieces as they are written, each with what stands before it; null: it is left out.</summary>
    public static List<(string Gap, string? Text)> Parts(
        PieceText text,
        WordUnit unit,
        IReadOnlyList<PhraseMatch> found,
        Rules rules,
        ref string before,
        ref string after
    )
    {
        var parts = new List<(string Gap, string? Text)>();
        for (var piece = unit.First; piece < unit.Next; )
        {
            var gap = piece > unit.First ? text.Gap(piece) : "";
            var match = found.FirstOrDefault(match => match.From <= piece && piece < match.To);
            var next = match.Phrase?.Other is null ? MaskEnd(text, piece, match, unit.Next) : match.To;
            parts.Add((gap, Part(text, piece, next, match, rules)));
            if (match.Phrase?.Other is not null)
                TakeMarks(match.Phrase, parts, piece == unit.First, next == unit.Next, ref before, ref after);
            piece = next;
        }
        LeaveOut(parts);
        return parts;
    }

    /// <summary>Letters side by side of a script without spaces are masked as one word.</summary>
    private static int MaskEnd(PieceText text, int piece, PhraseMatch match, int end)
    {
        var next = piece + 1;
        while (match.Phrase is not null && next < Math.Min(match.To, end) && text.Gap(next).Length == 0)
            next++;
        return next;
    }

    private static string? Part(PieceText text, int from, int to, PhraseMatch match, Rules rules)
    {
        var spoken = string.Join(' ', Enumerable.Range(from, to - from).Select(text.Text));
        if (match.Phrase?.Other is { } other)
            return Replaced(InCaseOf(spoken, other, rules.Language), rules);
        if (match.Phrase is null)
            return rules.Treatment.Fillers == Fillers.Drop && FillerWords.Has(rules.Language, spoken) && StandsAlone(text, from)
                ? null
                : spoken;
        if (rules.Treatment.Blocked == Blocked.Remove)
            return null;
        // Of a word in several parts without spaces, only the first letter stays.
        return from > match.From && text.Gap(from).Length == 0
            ? new string('*', to - from)
            : Masked(string.Concat(Enumerable.Range(from, to - from).Select(text.Text)));
    }

    /// <summary>What a rule writes, without words that another rule blocks; null if nothing is left.</summary>
    private static string? Replaced(string text, Rules rules) =>
        RuleWriter.Write(text, rules with { Replaces = false, Treatment = new(rules.Treatment.Blocked) }) is { Length: > 0 } replaced
            ? replaced
            : null;

    /// <summary>Whether no hyphen or apostrophe makes a piece part of another word, as in "uh-huh".</summary>
    private static bool StandsAlone(PieceText text, int piece) =>
        !(piece > 0 && IsInner(text.Gap(piece))) && !(piece + 1 < text.Pieces.Count && IsInner(text.Gap(piece + 1)));

    private static bool IsInner(string gap) => gap.Length == 1 && InnerMarks.Contains(gap[0], StringComparison.Ordinal);

    /// <summary>Marks that belong to a replaced word go with it.</summary>
    private static void TakeMarks(
        Phrase phrase,
        List<(string Gap, string? Text)> parts,
        bool isFirst,
        bool isLast,
        ref string before,
        ref string after
    )
    {
        if (isFirst)
            before = before[..^phrase.Before.Length];
        else
            parts[^1] = parts[^1] with { Gap = parts[^1].Gap[..^phrase.Before.Length] };
        if (isLast)
            after = after[phrase.After.Length..];
    }

    /// <summary>What hangs on a removed piece by an apostrophe goes with it, as the "s" of a possessive.</summary>
    private static void LeaveOut(List<(string Gap, string? Text)> parts)
    {
        for (var i = 1; i < parts.Count; i++)
            if (parts[i - 1].Text is null && Hangs(parts[i].Gap))
                parts[i] = parts[i] with { Text = null };
        for (var i = parts.Count - 1; i > 0; i--)
            if (parts[i].Text is null && Hangs(parts[i].Gap))
                parts[i - 1] = parts[i - 1] with { Text = null };
    }

    private static bool Hangs(string gap) => gap.Length == 1 && Apostrophes.Contains(gap[0], StringComparison.Ordinal);

    /// <summary>A replacement in lower case takes the case of the words it replaces; one with capitals of its own keeps them.</summary>
    private static string InCaseOf(string word, string other, string? language)
    {
        if (other.Any(char.IsUpper))
            return other;
        if (word.Length > 1 && word.Any(char.IsLetter) && word.Any(char.IsUpper) && !word.Any(char.IsLower))
            return LetterCase.Upper(other, language);
        return word.Length > 0 && char.IsUpper(word[0]) ? LetterCase.Capitalised(other, language) : other;
    }

    private static string Masked(string word)
    {
        var seen = string.Concat(word.Where(c => !MatchKey.IsInvisible(c)));
        var first = StringInfo.GetNextTextElement(seen);
        return first + new string('*', Math.Max(1, new StringInfo(seen).LengthInTextElements - 1));
    }
}
