using LiveCaptions.Scoring;
using LiveCaptions.Whisper;

namespace LiveCaptions.Bench;

/// <summary>Runs of a recording with the same settings, each starting a little later in the sound, for a mean with its spread.</summary>
/// <param name="File">The recording.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Settings">The overrides of the settings: <c>Recognition:Span=1.2</c>; empty: none.</param>
/// <param name="Runs">At least one, in the order of their offsets.</param>
internal sealed record BenchSeries(string File, string Model, string Settings, IReadOnlyList<BenchResult> Runs)
{
    public double Seconds => Runs[0].Figures.Seconds;
    public int? Words => Runs[0].Score?.Words;
    public StreamStatistics Statistics => Runs[0].Figures.Statistics;
    public long PeakMemory => Runs.Max(run => run.Figures.PeakMemory);
    public int? SettledChanged => Runs.Sum(run => run.Score?.Changed);

    public Spread? FirstDisplay => Mean(run => run.Score?.FirstDisplay);
    public Spread? Settled => Mean(run => run.Score?.Settled);
    public Spread? Translated => Mean(run => run.Translation?.Delay);
    public Spread Steps => Mean(run => run.Figures.Steps)!;

    /// <summary>Mean over the runs; null: unknown.</summary>
    public double? Mean(Func<BenchResult, double?> measure) => Runs.Average(measure);

    /// <summary>Standard deviation over the runs: how much the figure depends on where the steps fall.</summary>
    public double Deviation(Func<BenchResult, double?> measure) => DeviationOf([.. Runs.Select(run => measure(run) ?? 0)]);

    /// <summary>Difference from another series, run by run.</summary>
    /// <returns>Mean and standard error of the differences; null: unknown.</returns>
    public (double Mean, double Error)? Difference(BenchSeries other, Func<BenchResult, double?> measure)
    {
        var pairs = Runs.Zip(other.Runs, (here, there) => measure(here) - measure(there)).ToArray();
        if (pairs.Length == 0 || pairs.Any(pair => pair is null))
            return null;
        double[] differences = [.. pairs.Select(pair => pair!.Value)];
        return (differences.Average(), DeviationOf(differences) / Math.Sqrt(Math.Max(1, differences.Length - 1)));
    }

    private static double DeviationOf(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }

    private Spread? Mean(Func<BenchResult, Spread?> spread)
    {
        Spread[] all = [.. Runs.Select(spread).OfType<Spread>()];
        return all.Length == 0
            ? null
            : new(all.Average(s => s.Mean), all.Average(s => s.P50), all.Average(s => s.P95), all.Max(s => s.Max));
    }
}
