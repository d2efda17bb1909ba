namespace LiveCaptions.Settings;

/// <summary>Finds the name that somebody probably meant.</summary>
internal static class Spelling
{
    /// <summary>The name nearest to what was written; null if none is near.</summary>
    public static string? Nearest(string written, IEnumerable<string> names)
    {
        var nearest = names
            .Select(name => (name, distance: Distance(written.ToUpperInvariant(), name.ToUpperInvariant())))
            .MinBy(pair => pair.distance);
        return nearest.distance <= Math.Max(1, written.Length / 3) ? nearest.name : null;
    }

    /// <summary>Characters to change, add, drop or swap with their neighbour.</summary>
    private static int Distance(string one, string other)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
            table[i, 0] = i;
        for (var j = 0; j <= other.Length; j++)
            table[0, j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                table[i, j] = Math.Min(Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1), table[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }
        return table[one.Length, other.Length];
    }
}
