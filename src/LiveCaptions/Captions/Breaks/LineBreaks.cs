namespace LiveCaptions.Captions.Breaks;

/// <summary>Divides words into lines: after a mark, before a small word, never within a pair that belongs together.</summary>
/// <param name="lines">At most so many.</param>
/// <param name="chars">Columns a line; a wide character counts as two.</param>
/// <param name="language">ISO 639 code; null or without a table: marks, names and numbers only.</param>
internal sealed class LineBreaks(int lines, int chars, string? language)
{
    private readonly BreakTable table = BreakTable.Of(language);

    /// <summary>The lines; null if they would be too many or too long.</summary>
    public IReadOnlyList<string>? Break(ReadOnlySpan<LineUnit> pieces)
    {
        if (pieces.Length == 1)
            return Chopped(pieces[0].Text);
        return Best(pieces, lines) is { } best ? Written(pieces, best.Breaks) : null;
    }

    /// <summary>How bad it is to part these two, in lines' worth of unevenness: 0 after a mark, most within a pair that belongs together.</summary>
    public double Between(LineUnit before, LineUnit after)
    {
        if (before.EndsSentence || before.EndsClause)
            return 0;
        if (table.NeverAfter.Contains(before.Text) || IsNumber(before.Text) || IsName(before.Text, after.Text))
            return 3;
        return table.BreakBefore.Contains(after.Text) ? 0.3 : 1;
    }

    private (List<int> Breaks, double Cost)? Best(ReadOnlySpan<LineUnit> pieces, int rows)
    {
        if (WidthOf(pieces) <= chars)
            return ([], 0);
        if (rows == 1)
            return null;
        (List<int> Breaks, double Cost)? best = null;
        for (var at = 1; at < pieces.Length && WidthOf(pieces[..at]) <= chars; at++)
        {
            if (Best(pieces[at..], rows - 1) is not { } rest)
                continue;
            var uneven = Math.Abs(WidthOf(pieces[..at]) - WidthOf(pieces[at..])) / (double)chars;
            var cost = rest.Cost + uneven + Between(pieces[at - 1], pieces[at]);
            if (best is null || cost < best.Value.Cost)
                best = ([at, .. rest.Breaks.Select(later => later + at)], cost);
        }
        return best;
    }

    /// <summary>A number stays with its unit.</summary>
    private static bool IsNumber(string text) => text.Length > 0 && char.IsDigit(text[^1]);

    /// <summary>First and last name stay together, where capitals tell names from other words.</summary>
    private bool IsName(string before, string after) =>
        table.CapitalsAreNames && before.Length > 1 && after.Length > 0 && char.IsUpper(before[0]) && char.IsUpper(after[0]);

    private static int WidthOf(ReadOnlySpan<LineUnit> pieces)
    {
        var width = 0;
        for (var i = 0; i < pieces.Length; i++)
            width += pieces[i].Width + (i > 0 && !pieces[i].Joined ? 1 : 0);
        return width;
    }

    private static List<string> Written(ReadOnlySpan<LineUnit> pieces, List<int> breaks)
    {
        var written = new List<string>();
        var from = 0;
        foreach (var to in breaks.Append(pieces.Length))
        {
            written.Add(LineUnit.Join(pieces[from..to]));
            from = to;
        }
        return written;
    }

    /// <summary>A word longer than a line is cut, since it cannot be shown otherwise; it may take more lines than usual.</summary>
    private List<string> Chopped(string word)
    {
        var rows = new List<string> { "" };
        foreach (var rune in word.EnumerateRunes())
        {
            if (TextColumns.Of(rows[^1] + rune) > chars)
                rows.Add("");
            rows[^1] += rune.ToString();
        }
        return rows;
    }
}
