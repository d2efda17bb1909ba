using LiveCaptions.Captions.Breaks;
using LiveCaptions.Translation;
using LiveCaptions.Whisper;

namespace LiveCaptions.TranslatedFiles;

/// <summary>Lays a translation out over the cues in which its source stands.</summary>
internal static class Shares
{
    // Columns by which a good place may lie beside the right one.
    private const double ColumnsPerCost = 4;

    /// <param name="text">The translation of a unit.</param>
    /// <param name="columns">How long each of its pieces was.</param>
    /// <param name="to">Its language: ISO 639 code.</param>
    /// <returns>A text for each piece, never an empty one: where there are too few words, each has them all.</returns>
    public static IReadOnlyList<string> Of(string text, IReadOnlyList<int> columns, string to)
    {
        if (columns.Count == 1)
            return [text];
        LineUnit[] units =
        [
            .. TranslatedWords.Parts(text).Select(part => new LineUnit(part.Text, part.Joined, AudioTime.Zero, AudioTime.Zero)),
        ];
        if (units.Length < columns.Count)
            return [.. columns.Select(_ => text)];
        var all = columns.Sum(AtLeastOne);
        var (shares, from, passed) = (new List<string>(), 0, 0);
        for (var left = columns.Count - 1; left >= 0; left--)
        {
            passed += AtLeastOne(columns[shares.Count]);
            var end = left == 0 ? units.Length : End(units, from, left, passed / (double)all, to);
            shares.Add(LineUnit.Join(units.AsSpan(from..end)));
            from = end;
        }
        return shares;
    }

    private static int AtLeastOne(int columns) => Math.Max(1, columns);

    /// <summary>Behind which word a share ends: near the right place, rather behind a mark than within what belongs together.</summary>
    private static int End(LineUnit[] units, int from, int left, double part, string to)
    {
        var breaks = new LineBreaks(1, int.MaxValue, to);
        var ideal = units.Sum(unit => unit.Width) * part;
        return Enumerable
            .Range(from + 1, units.Length - left - from)
            .MinBy(at =>
                Math.Abs(units.Take(at).Sum(unit => unit.Width) - ideal) + ColumnsPerCost * breaks.CostBetween(units[at - 1], units[at])
            );
    }
}
