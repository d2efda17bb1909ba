using LiveCaptions.Captions;

namespace LiveCaptions.Exports;

/// <summary>Divides the words of a cue into lines: after a mark, before a small word, never within a pair that belongs together.</summary>
internal sealed class LineBreaks(CueRules rules)
{
    private static readonly HashSet<string> BreakBefore = new(StringComparer.OrdinalIgnoreCase)
    {
        "and", "but", "or", "nor", "so", "because", "that", "which", "who", "when", "while", "if", "where", "as", "than", "how", "what", "why",
        "of", "in", "on", "at", "to", "for", "with", "from", "by", "about", "into", "over", "under", "after", "before", "between", "through",
    };

    private static readonly HashSet<string> NeverAfter = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "the", "my", "your", "his", "her", "its", "our", "their", "this", "that", "these", "those", "no", "not",
        "of", "in", "on", "at", "to", "for", "with", "from", "by", "and", "or", "but", "mr.", "mrs.", "ms.", "dr.", "mister", "i", "how",
    };

    /// <summary>The lines; null if they would be too many or too long.</summary>
    public IReadOnlyList<string>? Break(ReadOnlySpan<Piece> pieces)
    {
        if (pieces.Length == 1) return Chopped(pieces[0].Text);
        return Best(pieces, rules.Lines) is { } best ? Written(pieces, best.Breaks) : null;
    }

    private (List<int> Breaks, double Cost)? Best(ReadOnlySpan<Piece> pieces, int lines)
    {
        if (WidthOf(pieces) <= rules.Chars) return ([], 0);
        if (lines == 1) return null;
        (List<int> Breaks, double Cost)? best = null;
        for (var at = 1; at < pieces.Length && WidthOf(pieces[..at]) <= rules.Chars; at++)
        {
            if (Best(pieces[at..], lines - 1) is not { } rest) continue;
            var cost = rest.Cost + Cost(pieces, at);
            if (best is null || cost < best.Value.Cost) best = ([at, .. rest.Breaks.Select(later => later + at)], cost);
        }
        return best;
    }

    private double Cost(ReadOnlySpan<Piece> pieces, int at)
    {
        var (before, after) = (pieces[at - 1], pieces[at]);
        var uneven = Math.Abs(WidthOf(pieces[..at]) - WidthOf(pieces[at..])) / (double)rules.Chars;
        if (before.EndsSentence || before.EndsClause) return uneven;
        if (NeverAfter.Contains(before.Text) || IsNumber(before.Text) || IsName(before.Text, after.Text)) return uneven + 3;
        return uneven + (BreakBefore.Contains(after.Text) ? 0.3 : 1);
    }

    /// <summary>A number stays with its unit.</summary>
    private static bool IsNumber(string text) => char.IsDigit(text[^1]);

    /// <summary>First and last name stay together.</summary>
    private static bool IsName(string before, string after) => before.Length > 1 && char.IsUpper(before[0]) && char.IsUpper(after[0]);

    private static int WidthOf(ReadOnlySpan<Piece> pieces)
    {
        var width = 0;
        for (var i = 0; i < pieces.Length; i++) width += pieces[i].Width + (i > 0 && !pieces[i].Joined ? 1 : 0);
        return width;
    }

    private static List<string> Written(ReadOnlySpan<Piece> pieces, List<int> breaks)
    {
        var lines = new List<string>();
        var from = 0;
        foreach (var to in breaks.Append(pieces.Length))
        {
            lines.Add(PlainText.Join(pieces[from..to]));
            from = to;
        }
        return lines;
    }

    /// <summary>A word longer than a line is cut, since it cannot be shown otherwise; it may take more lines than usual.</summary>
    private List<string> Chopped(string word)
    {
        var lines = new List<string> { "" };
        foreach (var rune in word.EnumerateRunes())
        {
            if (TextColumns.Of(lines[^1] + rune) > rules.Chars) lines.Add("");
            lines[^1] += rune.ToString();
        }
        return lines;
    }
}
