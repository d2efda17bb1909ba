namespace LiveCaptions.Settings;

/// <summary>Suggests the name that a person probably meant.</summary>
internal static class Spelling
{
    /// <summary>The name nearest to the written one; null: no name is near.</summary>
    public static string? Nearest(string written, IEnumerable<string> names)
    {
        var nearest = names
            .Select(name => (name, distance: Distance(written.ToUpperInvariant(), name.ToUpperInvariant())))
            .DefaultIfEmpty((name: written, distance: int.MaxValue))
            .MinBy(pair => pair.distance);
        return nearest.distance <= Math.Max(1, written.Length / 3) ? nearest.name : null;
    }

    /// <summary>Characters to change, add, drop or swap with their neighbour (optimal string alignment).</summary>
    private static int Distance(string one, string other)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        for (var j = 0; j <= other.Length; j++)
            table[i, j] =
                i == 0 ? j
                : j == 0 ? i
                : Cheapest(table, one, other, i, j);
        return table[one.Length, other.Length];
    }

    private static int Cheapest(int[,] table, string one, string other, int i, int j)
    {
        var change = table[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
        var best = Math.Min(change, Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
        var swapped = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
        return swapped ? Math.Min(best, table[i - 2, j - 2] + 1) : best;
    }
}
