using System.Text;

namespace LiveCaptions.Captions.Layouts;

/// <summary>Fills lines from left to right, a word at a time; text in a line never moves.</summary>
/// <remarks>Use <see cref="Fork"/> to try tentative words without touching the settled ones.</remarks>
internal struct LineFiller(int chars)
{
    /// <summary>Columns by which late marks may hang over the end of a line.</summary>
    public const int Hang = 3;

    private readonly StringBuilder line = new();
    private int columns;
    private bool noBreak; // the line ends with a mark that must not end it

    /// <summary>Full lines, oldest first.</summary>
    public List<string> Full { get; } = [];

    /// <summary>The line being filled.</summary>
    public readonly string Current => line.ToString();

    /// <summary>Makes a filler that goes on from here; only this one keeps the full lines.</summary>
    public readonly LineFiller Fork()
    {
        var fork = new LineFiller(chars) { columns = columns, noBreak = noBreak };
        fork.line.Append(line);
        return fork;
    }

    /// <summary>Adds a word; joined words follow without a space, and a late comma may hang over the end of the line.</summary>
    public void Add(string word, bool joined)
    {
        foreach (var piece in BreakOpportunities.Pieces(word))
        {
            var wide = TextColumns.Of(piece);
            var space = !joined && line.Length > 0 ? 1 : 0;
            var over = columns + space + wide - chars;
            var hangs = over <= Hang && joined && (BeginsWithMark(piece) || (noBreak && wide <= 2));
            if (over > 0 && line.Length > 0 && !hangs)
            {
                NewLine();
                space = 0;
            }
            Append(piece, wide, space);
            (joined, noBreak) = (true, EndsOpen(piece));
        }
    }

    /// <summary>Begins a new line, unless the line is empty.</summary>
    public void NewLine()
    {
        if (line.Length == 0)
            return;
        Full.Add(line.ToString());
        line.Clear();
        columns = 0;
    }

    private void Append(string piece, int wide, int space)
    {
        if (space > 0)
            line.Append(' ');
        columns += space + wide;
        var rows = LongRun.Rows(piece, chars);
        for (var row = 0; row < rows.Count; row++)
        {
            if (row > 0)
                NewLine();
            line.Append(rows[row]);
        }
        if (rows.Count > 1)
            columns = TextColumns.Of(rows[^1]);
    }

    private static bool BeginsWithMark(string piece) =>
        Rune.DecodeFromUtf16(piece, out var first, out _) == System.Buffers.OperationStatus.Done && BreakOpportunities.MustNotBegin(first);

    private static bool EndsOpen(string piece) =>
        Rune.DecodeLastFromUtf16(piece, out var last, out _) == System.Buffers.OperationStatus.Done && BreakOpportunities.MustNotEnd(last);
}
