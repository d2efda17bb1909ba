namespace LiveCaptions.Scoring;

/// <summary>A measure's mean, median, 95th percentile and maximum.</summary>
internal sealed record Spread(double Mean, double P50, double P95, double Max)
{
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0
            ? new(0, double.NaN, double.NaN, double.NaN)
            : new(sorted.Average(), Percentile(sorted, 50), Percentile(sorted, 95), sorted[^1]);
    }

    /// <summary>Interpolates linearly between neighbours.</summary>
    private static double Percentile(double[] sorted, double percent)
    {
        var position = (sorted.Length - 1) * percent / 100;
        var below = (int)position;
        return sorted[below] + (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]) * (position - below);
    }
}
