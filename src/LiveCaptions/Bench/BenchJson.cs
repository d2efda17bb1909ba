using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveCaptions.Bench;

/// <summary>Figures for programs.</summary>
internal static class BenchJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>An array with an object for each recording and set of settings; figures are means over its start offsets.</summary>
    public static string Of(IEnumerable<BenchSeries> all) => JsonSerializer.Serialize(all.Select(Figures), Options);

    private static object Figures(BenchSeries series) => new
    {
        File = Path.GetFileName(series.File),
        series.Model,
        series.Settings,
        series.Seconds,
        Offsets = series.Runs.Count,
        series.Words,
        Wer = series.Mean(run => run.Score?.WordErrorRate),
        Fdl = series.FirstDisplay,
        Cl = series.Settled,
        Ne = series.Mean(run => run.Score?.Erasure),
        series.SettledChanged,
        Cpu = series.Mean(run => run.Figures.Cpu),
        series.Steps,
        series.Statistics,
        series.PeakMemory,
        Deviation = Measure.All.ToDictionary(measure => measure.Name, measure => series.Deviation(measure.Of)),
        Runs = series.Runs.Select(run => Measure.All.ToDictionary(measure => measure.Name, measure => measure.Of(run))),
    };
}
