using System.Text.Json;
using LiveCaptions.EndToEnd.Parts;
using LiveCaptions.Scoring;

namespace LiveCaptions.EndToEnd.Speech;

[Collection(nameof(DemoShow))]
public sealed class DelayTests(DemoShow show, Chromium chromium, ITestOutputHelper output)
{
    // The claim is 0.1 s; a machine that builds something else meanwhile is not held to it.
    private const double Tolerance = 0.25;

    [Fact]
    public async Task Viewers_see_words_as_soon_as_the_bench_says()
    {
        chromium.Require();

        var live = Score.Of(show.History, ReferenceText.Load(Path.ChangeExtension(show.Clip, null) + ".words.json"));
        var bench = await ProgramRun.OfAsync("bench", show.Clip, "--clock", "real", "--json");

        Assert.Equal(0, bench.ExitCode);
        var figures = JsonSerializer.Deserialize<JsonElement>(bench.Output)[0].GetProperty("fdl");
        var (mean, median, late) = (Of(figures, "mean"), Of(figures, "p50"), Of(figures, "p95"));
        var viewer = live.FirstDisplay!;
        output.WriteLine(
            $"FDL mean / p50 / p95: page {viewer.Mean:F3} / {viewer.P50:F3} / {viewer.P95:F3} s, bench {mean:F3} / {median:F3} / {late:F3} s"
        );
        Assert.InRange(viewer.Mean, mean - Tolerance, mean + Tolerance);
    }

    private static double Of(JsonElement spread, string name) => spread.GetProperty(name).GetDouble();
}
