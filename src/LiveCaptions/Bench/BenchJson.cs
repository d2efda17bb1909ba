using System.Text.Json;
using System.Text.Json.Serialization;
using LiveCaptions.Scoring;

namespace LiveCaptions.Bench;

/// <summary>Figures as JSON.</summary>
internal static class BenchJson
{
    private const double PartSeconds = 600;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>An array of an object per recording and set of settings; figures are means over the start offsets.</summary>
    public static string Of(IEnumerable<BenchSeries> all) => JsonSerializer.Serialize(all.Select(Figures), Options);

    /// <summary>Delays of the first run by ten minutes of sound, which reveal growth over hours.</summary>
    private static IEnumerable<object> PartsOf(BenchResult run) =>
        from word in run.Score?.Delays ?? []
        group word by (int)(word.End / PartSeconds) into part
        orderby part.Key
        select new
        {
            From = part.Key * PartSeconds,
            Words = part.Count(),
            Fdl = Spread.Of(from word in part where word.Shown is not null select word.Shown!.Value - word.End),
            Cl = Spread.Of(from word in part where word.Settled is not null select word.Settled!.Value - word.End),
        };

    private static object Figures(BenchSeries series) =>
        new
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
            Tr = series.Translated,
            Translation = series.Runs.Select(run => run.Translation).FirstOrDefault(),
            Ne = series.Mean(run => run.Score?.Erasure),
            series.SettledChanged,
            Parts = PartsOf(series.Runs[0]),
            Cpu = series.Mean(run => run.Figures.Cpu),
            series.Steps,
            series.Statistics,
            series.Runs[0].Figures.Languages,
            series.PeakMemory,
            Deviation = Measure.All.ToDictionary(measure => measure.Name, measure => series.Deviation(measure.Of)),
            Runs = series.Runs.Select(run => Measure.All.ToDictionary(measure => measure.Name, measure => measure.Of(run))),
        };
}
