namespace LiveCaptions.EndToEnd.LongRun.Soak;

/// <summary>The smallest difference of two sequences of words (Myers).</summary>
internal static class Difference
{
    /// <returns>Positions that only the first has, and positions that only the second has.</returns>
    public static (List<int> OnlyFirst, List<int> OnlySecond) Of(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        var (n, m) = (first.Count, second.Count);
        var furthest = new Dictionary<int, int> { [1] = 0 };
        var trace = new List<Dictionary<int, int>>();
        for (var d = 0; d <= n + m; d++)
        {
            trace.Add(new(furthest));
            for (var k = -d; k <= d; k += 2)
            {
                var x = IsDown(furthest, k, d) ? furthest[k + 1] : furthest[k - 1] + 1;
                while (x < n && x - k < m && first[x] == second[x - k])
                    x++;
                furthest[k] = x;
                if (x >= n && x - k >= m)
                    return Back(trace, n, m);
            }
        }
        return ([], []);
    }

    private static bool IsDown(Dictionary<int, int> furthest, int k, int d) => k == -d || (k != d && furthest[k - 1] < furthest[k + 1]);

    private static (List<int> OnlyFirst, List<int> OnlySecond) Back(List<Dictionary<int, int>> trace, int x, int y)
    {
        var (onlyFirst, onlySecond) = (new List<int>(), new List<int>());
        for (var d = trace.Count - 1; d > 0; d--)
        {
            var k = x - y;
            var isDown = IsDown(trace[d], k, d);
            var before = isDown ? k + 1 : k - 1;
            x = trace[d][before];
            y = x - before;
            if (isDown)
                onlySecond.Add(y);
            else
                onlyFirst.Add(x);
        }
        onlyFirst.Reverse();
        onlySecond.Reverse();
        return (onlyFirst, onlySecond);
    }
}
