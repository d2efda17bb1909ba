namespace LiveCaptions.Scoring;

/// <summary>The cheapest edit of the reference's words into the recognised ones (Levenshtein distance over words).</summary>
internal sealed class Alignment
{
    private Alignment(int edits, IReadOnlyList<(int Reference, int Recognised)> pairs) => (Edits, Pairs) = (edits, pairs);

    /// <summary>Words inserted, deleted or substituted.</summary>
    public int Edits { get; }

    /// <summary>Positions of words that correspond, equal or substituted, in order.</summary>
    public IReadOnlyList<(int Reference, int Recognised)> Pairs { get; }

    public static Alignment Of(string[] reference, string[] recognised)
    {
        var moves = new Move[reference.Length + 1, recognised.Length + 1];
        var row = Enumerable.Range(0, recognised.Length + 1).ToArray();
        for (var j = 1; j <= recognised.Length; j++)
            moves[0, j] = Move.Insert;
        for (var i = 1; i <= reference.Length; i++)
            Extend(row, moves, i, reference[i - 1], recognised);
        return new(row[^1], Trace(moves, reference.Length, recognised.Length));
    }

    /// <summary>Adds a word of the reference: a row of edit distances from those of the row before.</summary>
    private static void Extend(int[] row, Move[,] moves, int i, string word, string[] recognised)
    {
        var diagonal = row[0];
        row[0] = i;
        moves[i, 0] = Move.Delete;
        for (var j = 1; j <= recognised.Length; j++)
        {
            var (pair, delete, insert) = (diagonal + (word == recognised[j - 1] ? 0 : 1), row[j] + 1, row[j - 1] + 1);
            diagonal = row[j];
            row[j] = Math.Min(pair, Math.Min(delete, insert));
            // Ties: corresponding words first, then a deletion.
            moves[i, j] =
                row[j] == pair ? Move.Pair
                : row[j] == delete ? Move.Delete
                : Move.Insert;
        }
    }

    private static List<(int, int)> Trace(Move[,] moves, int i, int j)
    {
        var pairs = new List<(int, int)>();
        while (i > 0 || j > 0)
        {
            var move = moves[i, j];
            if (move != Move.Insert)
                i--;
            if (move != Move.Delete)
                j--;
            if (move == Move.Pair)
                pairs.Add((i, j));
        }
        pairs.Reverse();
        return pairs;
    }

    private enum Move : byte
    {
        Pair,
        Delete,
        Insert,
    }
}
