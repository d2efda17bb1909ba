using System.Diagnostics;
using System.Globalization;
using LiveCaptions.EndToEnd.Parts;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Translation;

/// <summary>Real speech in another language, by a real engine, in the picture, on a phone and as subtitles.</summary>
public sealed class TranslatedTracksTests(Chromium chromium, ITestOutputHelper output)
{
    /// <summary>How long the chain is watched; a longer watch is for measurements.</summary>
    private static readonly TimeSpan Watch = TimeSpan.FromSeconds(
        double.Parse(Environment.GetEnvironmentVariable("LIVECAPTIONS_TRANSLATED_SECONDS") ?? "40", CultureInfo.InvariantCulture)
    );

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    [Fact]
    public async Task Speech_is_read_in_another_language_and_nothing_is_lost_doubled_or_changed()
    {
        await using var apertium = await ApertiumServer.StartAsync();
        await using var engine = await WatchedEngine.StartAsync(apertium.Address);
        await using var service = await TranslatingService.StartAsync("demo", engine.Address);
        var overlay = await OpenAsync(new(service.Address, "overlay?track=main,es"), 1280, 720);
        var phone = await OpenAsync(new(service.Address, "live?track=es"), 390, 780);

        var read = "";
        var delays = new List<double>();
        for (
            var watch = Stopwatch.StartNew();
            watch.Elapsed < Watch || read.Length == 0;
            await Task.Delay(Look, TestContext.Current.CancellationToken)
        )
        {
            Assert.True(watch.Elapsed < Watch + TimeSpan.FromMinutes(1), "Nothing was translated.");
            var now = await phone.Locator("#log").InnerTextAsync();
            Assert.StartsWith(read, now, StringComparison.Ordinal);
            read = now;
            // It may say that this computer is busy.
            Assert.DoesNotContain("Apertium", await service.MessageAsync() ?? "", StringComparison.Ordinal);
            delays.Add(await service.DelayAsync());
        }
        await overlay.WaitForFunctionAsync(
            "() => [...document.querySelectorAll('live-captions')].every(one => one.dataset.shown === 'yes')"
        );
        await overlay.ScreenshotAsync(new() { Path = Repository.Screenshot("translated-overlay") });
        await phone.ScreenshotAsync(new() { Path = Repository.Screenshot("translated-phone") });

        // What was said has gone to the engine in its order, and what came back is what is read; the newest words are still on their way.
        var shown = await service.SubtitlesAsync("es");
        var passed = engine.Passed.ToList();
        var said = await service.SubtitlesAsync("main");
        AssertBegins(said, string.Join(' ', passed.Select(one => one.Text)));
        AssertBegins(Unmarked(string.Join(' ', passed.Select(one => one.Translation))), shown);
        // The operator's page shows the same, as far back as it goes.
        Assert.Contains(shown[^Math.Min(shown.Length, 100)..], await service.TextAsync("es"), StringComparison.Ordinal);
        delays.Sort();
        output.WriteLine(
            FormattableString.Invariant(
                $"{passed.Count} units; delay of a word, median of the last ones: p50 {delays[delays.Count / 2]:F2} s, p95 {delays[delays.Count * 95 / 100]:F2} s"
            )
        );
        await overlay.CloseAsync();
        await phone.CloseAsync();
    }

    [Fact]
    public async Task A_correction_in_the_source_changes_its_translation_in_place()
    {
        await using var apertium = await ApertiumServer.StartAsync();
        await using var service = await TranslatingService.StartAsync("typed", apertium.Address);
        await service.TypeAsync("The house is red.");
        await service.UntilTextAsync("es", "La casa es roja.");
        await service.TypeAsync("The bread is white.");
        await service.UntilTextAsync("es", "La casa es roja. El pan es blanco.");

        await service.CorrectAsync("red.", "green.");

        await service.UntilTextAsync("es", "La casa es verde. El pan es blanco.");
    }

    [Fact]
    public async Task An_engine_that_dies_leaves_the_source_alone_and_is_found_again()
    {
        await using var apertium = await ApertiumServer.StartAsync();
        await using var service = await TranslatingService.StartAsync("typed", apertium.Address);
        await service.TypeAsync("The house is red.");
        await service.UntilTextAsync("es", "La casa es roja.");

        await apertium.KillAsync();
        await service.TypeAsync("The bread is white.");
        await service.UntilTextAsync("es", "La casa es roja. […]");
        Assert.Contains("takes no connection", await service.MessageAsync(), StringComparison.Ordinal);
        await service.UntilTextAsync("main", "The house is red. The bread is white.");

        await apertium.StartAgainAsync();
        await service.TypeAsync("The cat eats.");
        await service.UntilTextAsync("es", "La casa es roja. […] El gato come.");
        Assert.DoesNotContain("Apertium", await service.MessageAsync() ?? "", StringComparison.Ordinal);
    }

    private static void AssertBegins(string whole, string beginning) =>
        Assert.Equal(beginning, whole[..Math.Min(whole.Length, beginning.Length)]);

    /// <summary>Without Apertium's marks for those who write dictionaries and its double spaces, which no viewer is shown.</summary>
    private static string Unmarked(string text) => string.Join(' ', text.Split([' ', '#', '@'], StringSplitOptions.RemoveEmptyEntries));

    private async Task<IPage> OpenAsync(Uri address, int width, int height)
    {
        var page = await chromium.OpenAsync(width, height);
        await page.GotoAsync(address.ToString());
        return page;
    }
}
