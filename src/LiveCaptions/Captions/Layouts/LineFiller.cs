using System.Globalization;
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
        foreach (var (piece, stick) in Pieces(word))
        {
            var wide = TextColumns.Of(piece);
            var space = !joined && line.Length > 0 ? 1 : 0;
            var over = columns + space + wide - chars;
            var hangs = over <= Hang && joined && (AreMarks(piece) || (noBreak && wide <= 2));
            if (over > 0 && line.Length > 0 && !hangs)
            {
                NewLine();
                space = 0;
            }
            Append(piece, wide, space);
            (joined, noBreak) = (true, stick);
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
        if (wide <= chars)
        {
            line.Append(piece);
            return;
        }
        // A word longer than a line is broken between its characters.
        columns = TextColumns.Of(line.ToString());
        foreach (var text in Characters(piece))
        {
            var one = TextColumns.Of(text);
            if (columns + one > chars && line.Length > 0)
                NewLine();
            line.Append(text);
            columns += one;
        }
    }

    /// <summary>
    /// Divides a word where a line may break: only in scripts without spaces, where every character is a piece with the marks that stick to
    /// it.
    /// </summary>
    private static IEnumerable<(string Text, bool Stick)> Pieces(string word)
    {
        var piece = new StringBuilder();
        Rune? last = null;
        foreach (var text in Characters(word))
        {
            _ = Rune.DecodeFromUtf16(text, out var rune, out _);
            if (last is { } before && TextColumns.MayBreak(before, rune))
            {
                yield return (piece.ToString(), false);
                piece.Clear();
            }
            piece.Append(text);
            last = rune;
        }
        if (piece.Length > 0)
            yield return (piece.ToString(), last is { } end && TextColumns.MustNotEnd(end));
    }

    private static bool AreMarks(string piece)
    {
        foreach (var rune in piece.EnumerateRunes())
            if (!TextColumns.MustNotBegin(rune))
                return false;
        return true;
    }

    private static IEnumerable<string> Characters(string text)
    {
        for (var characters = StringInfo.GetTextElementEnumerator(text); characters.MoveNext(); )
            yield return characters.GetTextElement();
    }
}
