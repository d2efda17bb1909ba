using System.Globalization;
using LiveCaptions.Scoring;

namespace LiveCaptions.Bench;

/// <summary>Figures as text.</summary>
internal static class BenchText
{
    /// <summary>A recording with one set of settings.</summary>
    public static string Of(BenchSeries series)
    {
        var more = series.Runs.Count > 1 ? $", mean of {series.Runs.Count} start offsets" : "";
        var what = series.Settings.Length == 0 ? Path.GetFileName(series.File) : $"{Path.GetFileName(series.File)} with {series.Settings}";
        var lines = new List<string> { $"{what}: {Of(series.Seconds, 1)} s of sound, {series.Statistics.Steps} steps{more}" };
        if (series is { FirstDisplay: { } shown, Settled: { } settled })
        {
            lines.Add(
                $"  FDL  {Three(shown)} s{Give(series, run => run.Score?.FirstDisplay?.Mean, 2)}   from a word's end until it is on screen (mean / p50 / p95)"
            );
            lines.Add(
                $"  CL   {Three(settled)} s{Give(series, run => run.Score?.Settled?.Mean, 2)}   from a word's end until it cannot change"
            );
        }
        if (series.Translated is { } translated)
            lines.AddRange(OfTranslation(series, translated));
        if (series.Words is { } words)
        {
            lines.Add(
                $"  WER  {Of(series.Mean(run => run.Score?.WordErrorRate), 1)} %{Give(series, run => run.Score?.WordErrorRate, 1)} of {words} words"
            );
            lines.Add(
                $"  NE   {Of(series.Mean(run => run.Score?.Erasure), 2)}{Give(series, run => run.Score?.Erasure, 2)} words removed or changed per final word; settled words changed: {series.SettledChanged}"
            );
        }
        if (series.Runs[0].Figures.Languages is { Count: > 1 } told)
            lines.Add($"  LANG {string.Join(", ", told.Select(one => $"{one.Code} from {Of(one.Time, 1)} s"))}");
        lines.Add(
            $"  CPU  {Of(series.Mean(run => run.Figures.Cpu), 2)} s per second of sound; a step {Of(series.Steps.Mean, 3)} / {Of(series.Steps.P50, 3)} / {Of(series.Steps.P95, 3)} s, at most {Of(series.Steps.Max, 3)} s"
        );
        lines.Add($"  RSS  {series.PeakMemory / 1048576} MB at most");
        return string.Join(Environment.NewLine, lines) + Environment.NewLine;
    }

    private static IEnumerable<string> OfTranslation(BenchSeries series, Spread delay)
    {
        TranslationFigures[] runs = [.. series.Runs.Select(run => run.Translation).OfType<TranslationFigures>()];
        var (lost, all) = (runs.Sum(run => run.LostUnits), runs.Sum(run => run.LostWords + run.Words));
        yield return $"  TR   {Three(delay)} s{Give(series, run => run.Translation?.Delay.Mean, 2)}   from a word's end until its translation is on screen ({runs[0].Engine})";
        yield return $"       at most {runs.Max(run => run.MostWaiting)} units waited; {lost} units given up, with {runs.Sum(run => run.LostWords)} of {all} words";
        if (runs.Select(run => run.Trouble).LastOrDefault(trouble => trouble is not null) is { } said)
            yield return $"       {said}";
    }

    /// <summary>Differences from the settings as given, in pairs of the same recording and offset.</summary>
    public static string Difference(BenchSeries series, BenchSeries first)
    {
        var lines = new List<string> { $"  difference to the settings given, pair by pair (mean ± standard error):" };
        foreach (var measure in Measure.All)
            if (series.Difference(first, measure.Of) is { } difference)
                lines.Add(
                    $"    {measure.Name, -9} {Signed(difference.Mean, measure.Digits)} ± {Of(difference.Error, measure.Digits)} {measure.Unit}"
                );
        return string.Join(Environment.NewLine, lines) + Environment.NewLine;
    }

    private static string Give(BenchSeries series, Func<BenchResult, double?> measure, int digits) =>
        series.Runs.Count > 1 ? $" ± {Of(series.Deviation(measure), digits)}" : "";

    private static string Three(Spread spread) => $"{Of(spread.Mean, 2)} / {Of(spread.P50, 2)} / {Of(spread.P95, 2)}";

    private static string Signed(double value, int digits) => (value < 0 ? "" : "+") + Of(value, digits);

    private static string Of(double? value, int digits) => value?.ToString("F" + digits, CultureInfo.InvariantCulture) ?? "–";
}
