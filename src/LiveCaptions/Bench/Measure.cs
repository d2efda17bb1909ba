namespace LiveCaptions.Bench;

/// <summary>A figure of a run.</summary>
/// <param name="Name">The printed name.</param>
/// <param name="Unit">The printed unit.</param>
/// <param name="Digits">Digits after the decimal point.</param>
/// <param name="Of">Returns the figure; null: unknown.</param>
internal sealed record Measure(string Name, string Unit, int Digits, Func<BenchResult, double?> Of)
{
    /// <summary>The figures in which settings are compared.</summary>
    public static readonly IReadOnlyList<Measure> All =
    [
        new("FDL mean", "s", 3, run => run.Score?.FirstDisplay?.Mean),
        new("FDL p95", "s", 3, run => run.Score?.FirstDisplay?.P95),
        new("CL mean", "s", 3, run => run.Score?.Settled?.Mean),
        new("CL p95", "s", 3, run => run.Score?.Settled?.P95),
        new("TR mean", "s", 3, run => run.Translation?.Delay.Mean),
        new("TR p95", "s", 3, run => run.Translation?.Delay.P95),
        new("WER", "%", 2, run => run.Score?.WordErrorRate),
        new("NE", "words", 3, run => run.Score?.Erasure),
        new("CPU", "s/s", 3, run => run.Figures.Cpu),
        new("step mean", "s", 4, run => run.Figures.Steps.Mean),
        new("step p95", "s", 4, run => run.Figures.Steps.P95),
    ];
}
