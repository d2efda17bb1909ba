namespace LiveCaptions.Bench;

/// <summary>One figure of a run.</summary>
/// <param name="Name">As it is printed.</param>
/// <param name="Unit">Behind the number.</param>
/// <param name="Digits">Behind the point.</param>
/// <param name="Of">Null where it is not known.</param>
internal sealed record Measure(string Name, string Unit, int Digits, Func<BenchResult, double?> Of)
{
    /// <summary>Those in which two settings are compared.</summary>
    public static readonly IReadOnlyList<Measure> All =
    [
        new("FDL mean", "s", 3, run => run.Score?.FirstDisplay?.Mean),
        new("FDL p95", "s", 3, run => run.Score?.FirstDisplay?.P95),
        new("CL mean", "s", 3, run => run.Score?.Settled?.Mean),
        new("CL p95", "s", 3, run => run.Score?.Settled?.P95),
        new("WER", "%", 2, run => run.Score?.WordErrorRate),
        new("NE", "words", 3, run => run.Score?.Erasure),
        new("CPU", "s/s", 3, run => run.Figures.Cpu),
        new("step mean", "s", 4, run => run.Figures.Steps.Mean),
        new("step p95", "s", 4, run => run.Figures.Steps.P95),
    ];
}
