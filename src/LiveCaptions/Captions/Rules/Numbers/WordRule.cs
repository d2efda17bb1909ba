using System.Globalization;

namespace LiveCaptions.Captions.Rules.Numbers;

/// <summary>Writes figures in words where they stand for a number that has one spelling.</summary>
/// <remarks>
/// Stay as they are: years and other numbers of four figures and more without marks, codes, telephone numbers, times, amounts of money,
/// and numbers whose form depends on what is counted.
/// </remarks>
internal static class WordRule
{
    // Longer spellings are hard to read, and no line has room for them.
    private const int MaxLength = 32;
    private const string Openers = "\"'“‘„«‹([¿¡";
    private const string Closers = "\"'”’“»›)].,;:!?…";

    public static NumberMatch? At(NumberText text, int from)
    {
        var word = text.Pieces.Text(from);
        if (!char.IsAsciiDigit(word[0]))
            return null;
        var stays = new NumberMatch(from + 1, null);
        if (!StandsFree(text, from))
            return stays;
        return stays with { Text = Spelled(word, text.Numbers) is { Length: <= MaxLength } spelled ? spelled : null };
    }

    /// <summary>Spells a number.</summary>
    private static string? Spelled(string word, SpelledNumbers numbers)
    {
        var figures = word.TakeWhile(char.IsAsciiDigit).Count();
        if (figures == word.Length)
            return IsPlain(word) ? Cardinal(long.Parse(word, CultureInfo.InvariantCulture), numbers) : null;
        if (word.All(c => char.IsAsciiDigit(c) || c is '.' or ','))
            return Grouped(word, numbers) ?? Decimal(word, numbers);
        return figures <= 3 && IsPlain(word[..figures])
            ? Ordinal(int.Parse(word[..figures], CultureInfo.InvariantCulture), word[figures..], numbers)
            : null;
    }

    /// <summary>"1984" may be a year, and "007" is no number.</summary>
    private static bool IsPlain(string figures) => figures.Length <= 3 && (figures[0] != '0' || figures.Length == 1);

    private static string? Cardinal(long value, SpelledNumbers numbers) =>
        Spelling.Cardinal(value, numbers.Language.Cultures[0]).ToList() is [var only] ? only : null;

    private static string? Grouped(string word, SpelledNumbers numbers)
    {
        var parts = word.Split(numbers.Language.Group);
        var isGrouped = parts.Length is 2 or 3 && parts[0].Length is 1 or 2 or 3 && parts[0][0] != '0' && parts.Skip(1).All(IsGroup);
        return isGrouped ? Cardinal(long.Parse(string.Concat(parts), CultureInfo.InvariantCulture), numbers) : null;
    }

    private static bool IsGroup(string part) => part.Length == 3 && part.All(char.IsAsciiDigit);

    private static string? Decimal(string word, SpelledNumbers numbers)
    {
        var (name, mark) = numbers.Language.Point;
        if (
            word.Split(mark) is not [var whole, { Length: > 0 } decimals]
            || !IsPlain(whole)
            || decimals.Length > numbers.Language.DecimalsApart
        )
            return null;
        var digits = $"{whole} {string.Join(' ', decimals.AsEnumerable())}".Split(' ');
        var culture = numbers.Language.Cultures[0];
        var spelled = digits.Select(digit => Spelling.Cardinal(long.Parse(digit, CultureInfo.InvariantCulture), culture).First()).ToList();
        return string.Join(' ', [spelled[0], name, .. spelled.Skip(1)]);
    }

    /// <summary>"21st" in the language that writes it so.</summary>
    private static string? Ordinal(int value, string mark, SpelledNumbers numbers)
    {
        var forms = Spelling.Ordinal(value, numbers.Language.Cultures[0]).ToList();
        var meant = forms.Where(form => IsMark(mark, numbers.Language.OrdinalMark(value, NumberText.Bare(form)))).Distinct().ToList();
        return meant is [var only] ? only : null;
    }

    private static bool IsMark(string mark, string written) => mark == written.TrimStart('.') || (written == "e" && mark is "ème" or "eme");

    /// <summary>Whether nothing before or behind makes the figures part of something else.</summary>
    private static bool StandsFree(NumberText text, int from)
    {
        var (before, after) = (text.Before(from), text.Within(from + 1));
        return HasFreeMarks(text, from)
            && !(before is not null && (text.IsMember(from - 1) || text.Language.Months.Contains(before)))
            && !(after is not null && (text.IsMember(from + 1) || text.Language.Months.Contains(after)));
    }

    private static bool HasFreeMarks(NumberText text, int from)
    {
        var (pieces, piece) = (text.Pieces, text.Pieces.Pieces[from]);
        var token = pieces.Words[piece.Token].Text;
        var (before, after) = (token[..piece.Start], token[piece.End..]);
        return IsOf(before, Openers)
            && IsOf(after, Closers)
            && !(text.Language.PointIsOrdinal && after.StartsWith('.'))
            && (from == 0 || IsFree(pieces.Gap(from)))
            && (from + 1 < pieces.Pieces.Count ? IsFree(pieces.Gap(from + 1)) : IsOf(pieces.Rest, Closers));
    }

    private static bool IsFree(string gap) => gap.Contains(' ') && IsOf(gap, Openers + Closers + " –—-");

    private static bool IsOf(string text, string allowed) => text.All(c => allowed.Contains(c, StringComparison.Ordinal));
}
