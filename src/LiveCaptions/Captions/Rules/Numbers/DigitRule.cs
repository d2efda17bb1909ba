using System.Globalization;

namespace LiveCaptions.Captions.Rules.Numbers;

/// <summary>Writes spoken numbers in figures.</summary>
/// <remarks>Numbers that follow each other stay apart, as they were spoken: "five five five" is neither 555 nor 15.</remarks>
internal static class DigitRule
{
    // From this many numbers and spelled letters on, a word such as "one" is a figure among figures.
    private const int Row = 3;
    private const long Million = 1_000_000;

    public static NumberMatch? At(NumberText text, int from)
    {
        if (FigureRow.Repeated(text, from) is { } repeated)
            return repeated;
        var number = NumberReader.Longest(text, from, out var rejected);
        var ordinal = text.Numbers.Ordinals.At(text, from).Select(found => (SpokenNumber?)found).LastOrDefault();
        if (ordinal is { } place && place.To > Math.Max(number?.To ?? 0, rejected))
            return new(place.To, Ordinal(text, from, place));
        if (number is { } found)
            return Cardinal(text, from, FigureRow.WithoutRow(text, found));
        if (rejected > 0)
            return new(rejected, null);
        return
            text.Language.Oh.Contains(text.Key(from))
            && IsNumber(text, text.Before(from, comma: true))
            && IsNumber(text, text.Beside(from + 1))
            ? new(from + 1, "0")
            : null;
    }

    /// <summary>Writes a whole number with its language's mark between thousands, from five figures on.</summary>
    public static string Figures(long value, NumberLanguage language) =>
        value < 10_000
            ? value.ToString(CultureInfo.InvariantCulture)
            : value.ToString("#,0", CultureInfo.InvariantCulture).Replace(",", language.Group, StringComparison.Ordinal);

    /// <summary>Whether a word is part of a number.</summary>
    public static bool IsNumber(NumberText text, string? key) => key is not null && (char.IsDigit(key[0]) || text.Numbers.IsNumber(key));

    private static NumberMatch Cardinal(NumberText text, int from, SpokenNumber number) =>
        HasApostrophe(text, from, number.To) || IsTorn(text, from)
            ? new(number.To, null)
            : PairedYear.At(text, from) ?? DecimalNumber.At(text, from, number) ?? Whole(text, from, number);

    private static NumberMatch Whole(NumberText text, int from, SpokenNumber number)
    {
        var (to, value) = number;
        if (IsFraction(text, to))
            return new(to, null);
        if (value >= Million && value % Million == 0)
            return Millions(text, from, number);
        if (to == from + 1 && (IsAmbiguous(text, from) || IsPairWithOne(text, from, value)) && !IsInRow(text, from))
            return new(to, null);
        return new(to, text.Language.Articles.Contains(text.Key(from)) && to == from + 1 ? null : Figures(value, text.Language));
    }

    /// <summary>"Five million" is easier to read with its word.</summary>
    private static NumberMatch Millions(NumberText text, int from, SpokenNumber number)
    {
        var count = NumberReader.At(text, from).FirstOrDefault(part => part.Value == number.Value / Million);
        var isArticle = count.Value == 1 && text.Language.Articles.Length > 0;
        return count.To == 0 || isArticle ? new(number.To, null) : new(count.To, Figures(count.Value, text.Language));
    }

    private static string? Ordinal(NumberText text, int from, SpokenNumber ordinal)
    {
        var (to, value) = ordinal;
        var before = text.Before(from);
        // "A tenth", "one hundredth" and "a twenty-second clip" are something else.
        var stays =
            value < text.Language.FirstOrdinal
            || value % 100 == 0
            || before is "a" or "an"
            || IsNumber(text, before)
            || text.Language.Fractions.Contains(text.Key(to - 1))
            || IsFraction(text, to)
            || HasApostrophe(text, from, to);
        if (stays)
            return null;
        var mark = text.Language.OrdinalMark(value, text.Key(to - 1));
        // The point at the end of a sentence is the ordinal's as well.
        return value.ToString(CultureInfo.InvariantCulture) + (mark == "." && text.After(to - 1).StartsWith('.') ? "" : mark);
    }

    private static bool IsAmbiguous(NumberText text, int piece) => text.Language.Alone.Contains(text.Key(piece));

    /// <summary>"One two" and "two one" stay as they are, since only one of them may be a number: "that one two weeks ago".</summary>
    private static bool IsPairWithOne(NumberText text, int piece, long value) =>
        value < 10 && (text.Before(piece, comma: true) == text.Language.One || text.Beside(piece + 1) == text.Language.One);

    private static bool IsInRow(NumberText text, int piece)
    {
        if (!IsMember(text, piece))
            return false;
        var members = 1;
        for (var before = piece; members < Row && text.Before(before, comma: true) is not null && IsMember(text, before - 1); before--)
            members++;
        for (var after = piece + 1; members < Row && text.Beside(after) is not null && IsMember(text, after); after++)
            members++;
        return members >= Row;
    }

    private static bool IsMember(NumberText text, int piece) => text.IsMember(piece) || FigureRow.IsRepeat(text, piece);

    /// <summary>"Two thirds", and "two second", which is a time; "two seconds" are counted.</summary>
    private static bool IsFraction(NumberText text, int to) =>
        text.Within(to) is { } next
        && (
            text.Language.Fractions.Contains(next)
            || text.Numbers.Ordinals.Of(next) is not null
            || (next.EndsWith('s') && text.Numbers.Ordinals.Of(next[..^1]) > 2)
        );

    /// <summary>The end of a number whose beginning stays as it was heard: "a hundred and | five", "3 | mil quinientos".</summary>
    private static bool IsTorn(NumberText text, int from)
    {
        if (text.Numbers.Scale(text.Key(from)) is not null && text.Before(from) is not null && IsNumber(text, text.Before(from)))
            return true;
        var at = text.Before(from) is { } and && and == text.Language.And ? from - 1 : from;
        return text.Before(at) is { } scale
            && (scale == text.Language.Hundred || text.Numbers.Scale(scale) is not null)
            && !(text.Before(at - 1) is { } count && text.Numbers.IsNumber(count));
    }

    private static bool HasApostrophe(NumberText text, int from, int to) =>
        (from > 0 && IsApostrophe(text.Pieces.Gap(from)))
        || IsApostrophe(to < text.Pieces.Pieces.Count ? text.Pieces.Gap(to) : text.Pieces.Rest);

    private static bool IsApostrophe(string gap) => gap is "'" or "’";
}
