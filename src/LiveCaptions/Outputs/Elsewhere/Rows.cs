using System.Text;
using LiveCaptions.Captions;

namespace LiveCaptions.Outputs.Elsewhere;

/// <summary>Rows of text, filled from left to right; a word longer than a row is broken.</summary>
/// <param name="most">Rows at most.</param>
/// <param name="columns">Columns of a row; wide characters take two.</param>
internal sealed class Rows(int most, int columns)
{
    private List<Row> rows = [];

    public IReadOnlyList<string> Lines => [.. rows.Select(row => row.Text)];

    /// <summary>Words in the rows that were not taken yet.</summary>
    public IReadOnlyList<SpokenWord> Fresh => [.. rows.SelectMany(row => row.Fresh)];

    /// <summary>Appends a word if that removes no row that was never offered.</summary>
    /// <returns>False: nothing has changed.</returns>
    public bool TryAdd(SpokenWord word)
    {
        var next = With(word);
        if (next.Count > most && !next[..(next.Count - most)].All(row => row.Offered))
            return rows.Count == 0 && Force(word) == 0;
        Keep(next);
        return true;
    }

    /// <summary>Appends a word, whatever row that removes.</summary>
    /// <returns>How many words were removed that nobody had taken.</returns>
    public int Force(SpokenWord word)
    {
        var next = With(word);
        var lost = next.Count > most ? next[..(next.Count - most)].Sum(row => row.Fresh.Count) : 0;
        Keep(next);
        return lost;
    }

    /// <summary>Whether a word could be appended without removing any row.</summary>
    public bool HasRoom(SpokenWord word) => rows.Count == 0 || With(word).Count <= most;

    /// <summary>The rows have been offered to the other side.</summary>
    public void Offer() => rows = [.. rows.Select(row => row with { Offered = true })];

    /// <summary>The other side has the rows.</summary>
    public void Take() => rows = [.. rows.Select(row => row with { Fresh = [] })];

    public void Clear() => rows = [];

    private void Keep(List<Row> next) => rows = next.Count > most ? next[^most..] : next;

    private List<Row> With(SpokenWord word)
    {
        var next = rows.ToList();
        var joined = word.Word.Joined;
        foreach (var piece in Pieces(word.Word.Text.Trim()))
        {
            var longer = next.Count == 0 ? piece : next[^1].Text + (joined ? "" : " ") + piece;
            if (next.Count > 0 && TextColumns.Of(longer) <= columns)
                next[^1] = next[^1] with { Text = longer, Offered = false };
            else
                next.Add(new(piece, [], false));
            joined = true;
        }
        next[^1] = next[^1] with { Fresh = [.. next[^1].Fresh, word] };
        return next;
    }

    private IEnumerable<string> Pieces(string word)
    {
        var (piece, width) = (new StringBuilder(), 0);
        foreach (var rune in word.EnumerateRunes())
        {
            if (width + TextColumns.Of(rune) > columns)
            {
                yield return piece.ToString();
                (piece, width) = (new(), 0);
            }
            piece.Append(rune);
            width += TextColumns.Of(rune);
        }
        yield return piece.ToString();
    }

    private sealed record Row(string Text, IReadOnlyList<SpokenWord> Fresh, bool Offered);
}
