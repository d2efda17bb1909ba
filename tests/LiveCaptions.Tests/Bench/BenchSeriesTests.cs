using System.Text.Json;
using System.Xml.Linq;
using LiveCaptions.Bench;
using LiveCaptions.Scoring;

namespace LiveCaptions.Tests.Bench;

public sealed class BenchSeriesTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly ReferenceText Said = ReferenceText.OfWords([("good", 0.4), ("evening", 0.9)]);

    /// <summary>Both words come and settle so long after their end.</summary>
    private static BenchResult Run(double shown, double settled, string last = "evening")
    {
        ScreenText[] frames =
        [
            new(0.4 + shown, "", "good"),
            new(0.4 + settled, "good", ""),
            new(0.9 + shown, "good", last),
            new(0.9 + settled, "good " + last, ""),
        ];
        return new(new(frames, 1, 0.25, Spread.Of([0.05]), new(), 1 << 20, []), Score.Of([.. frames.OrderBy(f => f.Time)], Said));
    }

    private static BenchSeries Series(string settings, params BenchResult[] runs) => new("talk.wav", "tiny", settings, runs);

    [Fact]
    public void A_figure_is_the_mean_of_the_runs_with_their_deviation()
    {
        var series = Series("", Run(0.2, 0.8), Run(0.4, 0.9));

        Assert.Equal(0.3, series.FirstDisplay!.Mean, 1e-9);
        Assert.Equal(0.1, series.Deviation(run => run.Score?.FirstDisplay?.Mean), 1e-9);
        Assert.Contains("FDL  0.30 / 0.30 / 0.30 s ± 0.10", BenchText.Of(series), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_are_compared_run_by_run()
    {
        var first = Series("", Run(0.2, 0.8), Run(0.4, 0.9));
        var other = Series("Recognition:Span=1.2", Run(0.1, 1.2), Run(0.3, 1.3, last: "evenings"));

        var (mean, error) = other.Difference(first, run => run.Score?.FirstDisplay?.Mean)!.Value;

        Assert.Equal((-0.1, 0), (Math.Round(mean, 9), Math.Round(error, 9)));
        Assert.Contains("WER       +25.00 ± 25.00 %", BenchText.Difference(other, first), StringComparison.Ordinal);
    }

    [Fact]
    public void JSON_figures_have_the_settings_and_each_run()
    {
        var json = JsonDocument
            .Parse(BenchJson.Of([Series("", Run(0.2, 0.8)), Series("Recognition:Span=1.2", Run(0.1, 1.2), Run(0.3, 1.3))]))
            .RootElement;

        Assert.Equal(["", "Recognition:Span=1.2"], json.EnumerateArray().Select(series => series.GetProperty("settings").GetString()));
        Assert.Equal(0.2, json[1].GetProperty("fdl").GetProperty("mean").GetDouble(), 1e-9);
        Assert.Equal(2, json[1].GetProperty("runs").GetArrayLength());
    }

    [Fact]
    public void JSON_figures_have_the_delays_by_ten_minutes_of_sound()
    {
        var said = ReferenceText.OfWords([("good", 1), ("evening", 599), ("all", 1300)]);
        ScreenText[] frames =
        [
            new(1.2, "", "good"),
            new(1.5, "good", ""),
            new(599.4, "good", "evening"),
            new(600.1, "good evening", ""),
            new(1302, "good evening all", ""),
        ];
        var run = new BenchResult(new(frames, 1400, 0.25, Spread.Of([0.05]), new(), 1 << 20, []), Score.Of(frames, said));

        var parts = JsonDocument.Parse(BenchJson.Of([Series("", run)])).RootElement[0].GetProperty("parts");

        Assert.Equal(
            [(0.0, 2), (1200.0, 1)],
            parts.EnumerateArray().Select(part => (part.GetProperty("from").GetDouble(), part.GetProperty("words").GetInt32()))
        );
        Assert.Equal(0.3, parts[0].GetProperty("fdl").GetProperty("mean").GetDouble(), 1e-9);
        Assert.Equal(2, parts[1].GetProperty("cl").GetProperty("p95").GetDouble(), 1e-9);
    }

    [Fact]
    public void The_chart_shows_each_word_twice_and_each_setting_once()
    {
        var drawing = XDocument.Parse(BenchPlot.Of([Series("", Run(0.2, 0.8)), Series("A<B=1", Run(0.1, 1.2))]));

        var dots = drawing.Descendants(Svg + "circle").ToList();
        Assert.Equal(2 * (2 + 2) + 2, dots.Count);
        Assert.All(dots, dot => Assert.InRange((double)dot.Attribute("cy")!, 0, 3 * 220));
        Assert.Contains(drawing.Descendants(Svg + "text"), text => text.Value == "talk.wav (A<B=1)");
    }

    [Fact]
    public void A_chart_without_a_reference_says_so()
    {
        var series = Series("", new BenchResult(new([], 1, 0.25, Spread.Of([0.05]), new(), 1 << 20, []), null));

        Assert.Contains("No recording had a reference", BenchPlot.Of([series]), StringComparison.Ordinal);
        Assert.DoesNotContain("WER", BenchText.Of(series), StringComparison.Ordinal);
    }
}
