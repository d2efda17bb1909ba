using System.Text;
using LiveCaptions.Captions.Breaks;
using LiveCaptions.Exports;
using LiveCaptions.Translation;
using LiveCaptions.Whisper;

namespace LiveCaptions.TranslatedFiles;

/// <summary>Writes a turn in another language: in lines as long as a reader likes them, with the markup where it belongs.</summary>
/// <param name="rules">How many lines of which length; null: one line, whatever its length.</param>
/// <param name="encode">Writes words as the format wants them.</param>
internal sealed class TurnLines(CueRules? rules, Func<string, string> encode)
{
    /// <param name="turn">The turn as it was.</param>
    /// <param name="pieces">Its pieces, and what is written for each.</param>
    public IReadOnlyList<string> Of(Turn turn, IReadOnlyList<(Piece Piece, string Text)> pieces)
    {
        var (units, starts) = Units(turn, pieces);
        var tags = Placed(turn, pieces, starts).ToList();
        var ends = Ends(units);
        var lines = new List<string>();
        for (var (at, from) = (0, 0); at < ends.Count; from = ends[at++])
            lines.Add(Line(units, from, ends[at], tags));
        if (lines.Count == 0)
            lines.Add(encode(turn.Mark));
        lines[0] = Written(tags, 0, isEnd: true) + (units.Length == 0 ? Written(tags, 0, isEnd: false) : "") + lines[0];
        lines[^1] += units.Length == 0 ? "" : Written(tags, units.Length, isEnd: false);
        return lines;
    }

    private static (LineUnit[] Units, IReadOnlyList<int> Starts) Units(Turn turn, IReadOnlyList<(Piece Piece, string Text)> pieces)
    {
        var (units, starts) = (new List<LineUnit>(), new List<int>());
        foreach (var (_, text) in pieces)
        {
            starts.Add(units.Count);
            foreach (var (part, joined) in TranslatedWords.Parts(text))
                units.Add(
                    units.Count == 0
                        ? new(turn.Mark + part, false, AudioTime.Zero, AudioTime.Zero)
                        : new(
                            part,
                            joined || (starts[^1] == units.Count && LineUnit.MayBreak(units[^1].Text, part)),
                            AudioTime.Zero,
                            AudioTime.Zero
                        )
                );
        }
        return ([.. units], [.. starts, units.Count]);
    }

    /// <summary>Before which word each tag stands now; a closing one stands behind the word before.</summary>
    private static IEnumerable<(int At, string Tag)> Placed(
        Turn turn,
        IReadOnlyList<(Piece Piece, string Text)> pieces,
        IReadOnlyList<int> starts
    )
    {
        var (latest, opened) = (0, 0);
        foreach (var (at, tag) in turn.Tags)
        {
            var closes = IsEnd(tag);
            var place = pieces.Count == 0 ? 0 : Place(at, closes, pieces, starts);
            place = Math.Min(Math.Max(place, closes && at > 0 ? Math.Max(latest, opened + 1) : latest), starts[^1]);
            (latest, opened) = (place, closes ? opened : place);
            yield return (place, tag);
        }
    }

    private static int Place(int at, bool closes, IReadOnlyList<(Piece Piece, string Text)> pieces, IReadOnlyList<int> starts)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i].Piece;
            var isHere = closes ? at <= piece.To || (i + 1 < pieces.Count && at <= pieces[i + 1].Piece.From) : at < piece.To;
            if (!isHere)
                continue;
            var (before, all) = piece.WordsBefore(at);
            return starts[i] + (int)Math.Round(before * (starts[i + 1] - starts[i]) / (double)Math.Max(1, all));
        }
        return starts[^1];
    }

    /// <summary>Behind which words lines end.</summary>
    private List<int> Ends(LineUnit[] units)
    {
        if (units.Length == 0)
            return [];
        if (rules is null || units.Length == 1)
            return [units.Length];
        foreach (var rows in (int[])[rules.Lines, rules.Lines + 1])
            if (new LineBreaks(rows, rules.Columns, rules.Language).Break(units) is { } lines)
                return EndsOf(lines, units);
        return Filled(units, rules.Columns);
    }

    private static List<int> EndsOf(IReadOnlyList<string> lines, LineUnit[] units)
    {
        var (ends, from) = (new List<int>(), 0);
        foreach (var line in lines)
        {
            var to = from + 1;
            while (to < units.Length && LineUnit.Join(units.AsSpan(from..to)).Length < line.Length)
                to++;
            ends.Add(from = to);
        }
        return ends;
    }

    /// <summary>What is too long for good lines is broken wherever a line is full.</summary>
    private static List<int> Filled(LineUnit[] units, int columns)
    {
        var (ends, width) = (new List<int>(), 0);
        for (var i = 0; i < units.Length; i++)
        {
            var more = units[i].Width + (units[i].Joined ? 0 : 1);
            if (i > 0 && width + more > columns)
            {
                ends.Add(i);
                width = 0;
            }
            width += more;
        }
        return [.. ends, units.Length];
    }

    private string Line(LineUnit[] units, int from, int to, List<(int At, string Tag)> tags)
    {
        var line = new StringBuilder();
        for (var i = from; i < to; i++)
        {
            if (i > from && !units[i].Joined)
                line.Append(' ');
            line.Append(Written(tags, i, isEnd: false)).Append(encode(units[i].Text)).Append(Written(tags, i + 1, isEnd: true));
        }
        return line.ToString();
    }

    private static string Written(List<(int At, string Tag)> tags, int at, bool isEnd) =>
        string.Concat(tags.Where(tag => tag.At == at && IsEnd(tag.Tag) == isEnd).Select(tag => tag.Tag));

    private static bool IsEnd(string tag) => tag.StartsWith("</", StringComparison.Ordinal);
}
