using System.Text;

namespace LiveCaptions.Captions.Breaks;

/// <summary>Divides words into lines: after a mark, before a small word, never within a pair that belongs together.</summary>
/// <param name="lines">Lines at most.</param>
/// <param name="chars">Columns a line; a wide character counts as two.</param>
/// <param name="language">ISO 639 code. Null, or a language without a table: only marks, names and numbers count.</param>
internal sealed class LineBreaks(int lines, int chars, string? language)
{
    private readonly BreakTable table = BreakTable.Of(language);

    /// <summary>The best lines; null if there would be too many or too long ones.</summary>
    public IReadOnlyList<string>? Break(ReadOnlySpan<LineUnit> units)
    {
        if (units.Length == 1)
            return LongRun.EvenRows(units[0].Text, chars);
        return Best(units, lines) is { } best ? Written(units, best.Breaks) : null;
    }

    /// <summary>
    /// Cost of a line break between two units, in lines of unevenness: 0 after a mark, highest within a pair that belongs together.
    /// </summary>
    public double CostBetween(LineUnit before, LineUnit after)
    {
        if (before.EndsSentence || before.EndsClause)
            return 0;
        if (after.Joined && PartsWord(before.Text, after.Text))
            return 3;
        if (table.NeverAfter.Contains(before.Text) || IsNumber(before.Text) || IsName(before.Text, after.Text))
            return 3;
        return table.BreakBefore.Contains(after.Text) ? 0.3 : 1;
    }

    /// <summary>Whether a line that ends here may end within a word: of Thai or Lao, where only syllables can be told.</summary>
    private static bool PartsWord(string before, string after)
    {
        _ = Rune.DecodeLastFromUtf16(before, out var last, out _);
        _ = Rune.DecodeFromUtf16(after, out var first, out _);
        return !BreakOpportunities.MayBreak(last, first);
    }

    private (List<int> Breaks, double Cost)? Best(ReadOnlySpan<LineUnit> units, int rows)
    {
        if (WidthOf(units) <= chars)
            return ([], 0);
        if (rows == 1)
            return null;
        (List<int> Breaks, double Cost)? best = null;
        for (var at = 1; at < units.Length && WidthOf(units[..at]) <= chars; at++)
        {
            if (Best(units[at..], rows - 1) is not { } rest)
                continue;
            var uneven = Math.Abs(WidthOf(units[..at]) - WidthOf(units[at..])) / (double)chars;
            var cost = rest.Cost + uneven + CostBetween(units[at - 1], units[at]);
            if (best is null || cost < best.Value.Cost)
                best = ([at, .. rest.Breaks.Select(later => later + at)], cost);
        }
        return best;
    }

    /// <summary>Whether the text is a number, which stays with its unit.</summary>
    private static bool IsNumber(string text) => text.Length > 0 && char.IsDigit(text[^1]);

    /// <summary>
    /// Whether the texts are a first and a last name, which stay together; known only where capitals tell names from other words.
    /// </summary>
    private bool IsName(string before, string after) =>
        table.CapitalsAreNames && before.Length > 1 && after.Length > 0 && char.IsUpper(before[0]) && char.IsUpper(after[0]);

    private static int WidthOf(ReadOnlySpan<LineUnit> units)
    {
        var width = 0;
        for (var i = 0; i < units.Length; i++)
            width += units[i].Width + (i > 0 && !units[i].Joined ? 1 : 0);
        return width;
    }

    private static List<string> Written(ReadOnlySpan<LineUnit> units, List<int> breaks)
    {
        var written = new List<string>();
        var from = 0;
        foreach (var to in breaks.Append(units.Length))
        {
            written.Add(LineUnit.Join(units[from..to]));
            from = to;
        }
        return written;
    }
}
