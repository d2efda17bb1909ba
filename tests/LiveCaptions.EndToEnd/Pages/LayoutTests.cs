using System.Globalization;
using System.Text.Json;
using LiveCaptions.EndToEnd.Parts;
using LiveCaptions.Scoring;
using LiveCaptions.Viewers;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Pages;

/// <summary>Frames of real speech, played into each theme as fast as the page takes them: what is on screen stays where it is.</summary>
/// <remarks>A minute in the suite; ten, with the page's effort at real pace, where LIVECAPTIONS_LONG_TESTS=1.</remarks>
public sealed class LayoutTests(Chromium chromium, DemoService service, ITestOutputHelper output) : IClassFixture<DemoService>
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly bool Long = Environment.GetEnvironmentVariable("LIVECAPTIONS_LONG_TESTS") == "1";

    [Fact]
    public async Task In_every_theme_no_word_moves_sideways_and_no_settled_line_wraps_anew()
    {
        var themes = await ThemesAsync();
        Assert.True(themes.Length >= 6, "There are too few themes.");
        foreach (var theme in themes)
        {
            var (page, asked) = await OpenAsync(theme);
            var frames = RecordedTalk.Frames(Long ? 600 : 60, asked.Lines!.Value, asked.Chars!.Value, asked.Hold!.Value);
            var seen = await page.EvaluateAsync<JsonElement>(Play, JsonSerializer.Serialize(frames, Json));
            var (words, moved, wrapped) = (seen.GetProperty("words").GetInt32(), seen.GetProperty("moved"), seen.GetProperty("wrapped"));
            output.WriteLine(
                $"{theme}: {frames.Count} frames, {words} word boxes compared, {moved.GetArrayLength()} moved sideways, {wrapped.GetArrayLength()} settled lines wrapped anew"
            );
            Assert.True(words > frames.Count * 5, "Too few words were on screen.");
            Assert.Equal("[]", moved.GetRawText());
            Assert.Equal("[]", wrapped.GetRawText());
            await page.CloseAsync();
        }
    }

    [Fact]
    public async Task At_real_pace_a_frame_is_painted_at_once_and_the_page_hardly_works()
    {
        Assert.SkipUnless(Long, "it takes a minute: set LIVECAPTIONS_LONG_TESTS=1");
        var (page, asked) = await OpenAsync("box");
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("Performance.enable");
        var frames = RecordedTalk.Frames(60, asked.Lines!.Value, asked.Chars!.Value, asked.Hold!.Value);
        var before = await WorkedAsync(devtools);

        var painted = Spread.Of(await page.EvaluateAsync<double[]>(Paint, JsonSerializer.Serialize(frames, Json)));

        var busy = (await WorkedAsync(devtools) - before) / 60;
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"frame to paint, ms, p50 / p95 / most of {frames.Count}: {painted.P50:F1} / {painted.P95:F1} / {painted.Max:F1}; the page's main thread is busy {busy:P1} of the time"
            )
        );
        Assert.InRange(painted.P95, 0, 100);
        Assert.InRange(busy, 0, 0.2);
    }

    private static async Task<double> WorkedAsync(ICDPSession devtools) =>
        (await devtools.SendAsync("Performance.getMetrics"))!
            .Value.GetProperty("metrics")
            .EnumerateArray()
            .Single(m => m.GetProperty("name").GetString() == "TaskDuration")
            .GetProperty("value")
            .GetDouble();

    private async Task<string[]> ThemesAsync()
    {
        var page = await chromium.OpenAsync();
        await page.GotoAsync($"{service.Address}overlay");
        var themes = await page.EvaluateAsync<string[]>("async () => Object.keys((await import('/assets/element/themes.js')).THEMES)");
        await page.CloseAsync();
        return themes;
    }

    /// <summary>The overlay, and what it asks the hub for.</summary>
    private async Task<(IPage Page, WatchRequest Asked)> OpenAsync(string theme)
    {
        var page = await chromium.OpenAsync();
        await page.ScriptHubAsync();
        await page.GotoAsync($"{service.Address}overlay?track=main&theme={theme}");
        await page.WaitForFunctionAsync("() => hub.next");
        return (page, JsonSerializer.Deserialize<WatchRequest>(await page.EvaluateAsync<string>("JSON.stringify(hub.asked[0])"), Json)!);
    }

    // A word that stays the same, and all before it in its line, must stay where it is; a settled one also in its row.
    private const string Play = """
        text => {
          const result = { words: 0, moved: [], wrapped: [] };
          let before = new Map();
          JSON.parse(text).forEach((frame, number) => {
            hub.next(frame);
            const now = new Map();
            for (const line of document.querySelectorAll("[data-lc=line]")) {
              const box = line.getBoundingClientRect(), was = before.get(line.dataset.line) || [];
              const words = [...line.querySelectorAll("[data-lc=word], [data-lc=tentative]")].map(word => {
                const { left, top } = word.getBoundingClientRect();
                return { text: word.textContent, left, row: Math.round(top - box.top), settled: word.dataset.lc === "word" };
              });
              for (let i = 0; i < words.length && i < was.length && words[i].text === was[i].text; i++) {
                result.words++;
                if (Math.abs(words[i].left - was[i].left) > 0.5 && words[i].row === was[i].row) result.moved.push(`frame ${number}: ${words[i].text} ${was[i].left} → ${words[i].left}`);
                if (was[i].settled && words[i].row !== was[i].row) result.wrapped.push(`frame ${number}: ${words[i].text}`);
              }
              now.set(line.dataset.line, words);
            }
            before = now;
          });
          return result;
        }
        """;

    // Painted: the first task after the animation frame that shows it.
    private const string Paint = """
        async text => {
          const frames = JSON.parse(text), start = performance.now() - frames[0].time * 1000, took = [];
          for (const frame of frames) {
            const wait = start + frame.time * 1000 - performance.now();
            if (wait > 0) await new Promise(over => setTimeout(over, wait));
            const came = performance.now();
            hub.next(frame);
            await new Promise(over => requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = over; port2.postMessage(0); }));
            took.push(performance.now() - came);
          }
          return took;
        }
        """;
}
