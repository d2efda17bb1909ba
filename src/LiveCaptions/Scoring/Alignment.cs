namespace LiveCaptions.Scoring;

/// <summary>The cheapest way to make one list of words of another: how many edits, and which words stand for which.</summary>
internal sealed class Alignment
{
    private Alignment(int edits, IReadOnlyList<(int Reference, int Heard)> pairs) => (Edits, Pairs) = (edits, pairs);

    /// <summary>Words put in, left out or replaced.</summary>
    public int Edits { get; }

    /// <summary>Places that stand for each other, alike or not, in order.</summary>
    public IReadOnlyList<(int Reference, int Heard)> Pairs { get; }

    public static Alignment Of(string[] reference, string[] heard)
    {
        var (n, m) = (reference.Length, heard.Length);
        var way = new byte[n + 1, m + 1]; // 0: both, 1: reference only, 2: heard only
        var row = Enumerable.Range(0, m + 1).ToArray();
        for (var j = 1; j <= m; j++)
            way[0, j] = 2;
        for (var i = 1; i <= n; i++)
        {
            var corner = row[0];
            row[0] = i;
            way[i, 0] = 1;
            for (var j = 1; j <= m; j++)
            {
                var (both, out1, in1) = (corner + (reference[i - 1] == heard[j - 1] ? 0 : 1), row[j] + 1, row[j - 1] + 1);
                corner = row[j];
                row[j] = Math.Min(both, Math.Min(out1, in1));
                // Ties: words that stand for each other first, then a word left out.
                way[i, j] =
                    row[j] == both ? (byte)0
                    : row[j] == out1 ? (byte)1
                    : (byte)2;
            }
        }
        return new(row[m], Trace(way, n, m));
    }

    private static List<(int, int)> Trace(byte[,] way, int i, int j)
    {
        var pairs = new List<(int, int)>();
        while (i > 0 || j > 0)
        {
            var step = way[i, j];
            if (step != 2)
                i--;
            if (step != 1)
                j--;
            if (step == 0)
                pairs.Add((i, j));
        }
        pairs.Reverse();
        return pairs;
    }
}
