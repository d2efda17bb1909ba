using System.Globalization;
using System.Text;

namespace LiveCaptions.Captions;

/// <summary>Cuts a text without spaces that is longer than there is room: where it reads best, and never within a character.</summary>
internal static class LongRun
{
    /// <summary>Rows of at most so many columns, each but the last as full as a good end allows.</summary>
    public static IReadOnlyList<string> Rows(string text, int columns)
    {
        var rows = new List<string>();
        for (var from = 0; from < text.Length; )
        {
            var end = EndOf(text, from, int.MaxValue, columns);
            rows.Add(text[from..end]);
            from = end;
        }
        return rows;
    }

    /// <summary>As many rows as it takes, of about the same length.</summary>
    public static IReadOnlyList<string> EvenRows(string text, int columns)
    {
        var rows = Rows(text, columns);
        for (var narrower = (TextColumns.Of(text) + rows.Count - 1) / Math.Max(1, rows.Count); narrower < columns; narrower++)
            if (Rows(text, narrower) is var even && even.Count <= rows.Count)
                return even;
        return rows;
    }

    /// <summary>
    /// Where the first part of a text ends: at the last good end of its second half, else between two characters that need not stay
    /// together, else between any two.
    /// </summary>
    /// <param name="from">Where the text begins.</param>
    /// <param name="letters">So many UTF-16 characters at most, even of one that marks are piled on.</param>
    /// <param name="columns">So many columns at most; one character always fits.</param>
    public static int EndOf(string text, int from, int letters, int columns = int.MaxValue)
    {
        if (from + StringInfo.GetNextTextElementLength(text, from) is var first && first - from > letters)
            return from + letters - (char.IsHighSurrogate(text[from + letters - 1]) ? 1 : 0);
        var (any, apart, good) = (first, from, from);
        while (any < text.Length)
        {
            var end = EndAt(text, any);
            (apart, good) = (end >= End.Apart ? any : apart, end == End.Good ? any : good);
            var next = any + StringInfo.GetNextTextElementLength(text, any);
            if (next - from > letters || TextColumns.Of(text.AsSpan(from, next - from)) > columns)
                return good - from > (any - from) / 2 ? good
                    : apart > from ? apart
                    : any;
            any = next;
        }
        return text.Length;
    }

    private enum End
    {
        Poor,
        Apart,
        Good,
    }

    private static End EndAt(string text, int at)
    {
        _ = Rune.DecodeLastFromUtf16(text.AsSpan(0, at), out var before, out _);
        _ = Rune.DecodeFromUtf16(text.AsSpan(at), out var after, out _);
        return BreakOpportunities.MayBreak(before, after) || BreakOpportunities.MayPart(before, after) ? End.Good
            : BreakOpportunities.BelongTogether(before, after) ? End.Poor
            : End.Apart;
    }
}
