using System.Text.RegularExpressions;
using LiveCaptions.EndToEnd.Parts;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Pages;

public sealed class StartPageTests(Chromium chromium, DemoService demo) : IClassFixture<DemoService>
{
    [Fact]
    public async Task The_start_page_says_what_runs_and_how_late_and_goes_on_by_itself_after_a_restart()
    {
        chromium.Require();
        var service = await ServiceProcess.StartAsync("demo");
        var page = await chromium.OpenAsync(1280, 800);
        var faults = page.Faults();
        await page.GotoAsync(service.Address.ToString());

        await page.UntilCaptionsAsync(words: 8);
        await Assertions.Expect(page.Locator("page-header .air")).ToHaveTextAsync("On air");
        await Assertions.Expect(page.Locator("[data-is=source]")).ToHaveTextAsync("Source: the demo clip, again and again");
        await Assertions.Expect(page.Locator("[data-is=delay]")).ToHaveTextAsync(new Regex(@"^\d\.\d s$"));
        await Assertions.Expect(page.Locator("#address")).ToHaveValueAsync($"{service.Address}overlay");
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot("start-page"), FullPage = true });
        Assert.Empty(faults);

        await service.KillAsync();
        await Assertions.Expect(page.Locator("#gone")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await Assertions.Expect(page.Locator("[data-is=delay]")).ToHaveTextAsync("–");
        await Assertions.Expect(page.Locator("page-header .air")).ToHaveTextAsync("No answer");
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot("start-page-while-the-service-is-gone") });
        await service.DisposeAsync();

        await using var again = await ServiceProcess.StartAsync("demo", service.Port);
        await Assertions.Expect(page.Locator("page-header .air")).ToHaveTextAsync("On air", new() { Timeout = 15_000 });
        await Assertions.Expect(page.Locator("#gone")).ToBeHiddenAsync();
        await page.CloseAsync();
    }

    [Theory]
    [InlineData(320, ColorScheme.Light)]
    [InlineData(400, ColorScheme.Dark)]
    public async Task It_fits_a_narrow_window_and_every_text_has_enough_contrast(int width, ColorScheme scheme)
    {
        var page = await chromium.OpenAsync(width, 800, scheme);
        await page.GotoAsync(demo.Address.ToString());
        await page.WaitForSelectorAsync("[data-is=delay]");

        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(await page.EvaluateAsync<string[]>(TooFaint));
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot($"start-page-{width}"), FullPage = true });
        await page.CloseAsync();
    }

    // WCAG 2.2, 1.4.3: (lighter + 0.05) / (darker + 0.05) of relative luminances, against the nearest ground that is painted.
    private const string TooFaint = """
        () => {
          const channels = text => text.match(/[\d.]+/g).map(Number);
          const light = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
          const ground = e => { for (; e; e = e.parentElement) { const c = channels(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
          const faint = [];
          for (const e of document.querySelectorAll("body *")) {
            if (e.closest("live-captions") || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || !e.checkVisibility()) continue;
            const [a, b] = [light(channels(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
            if ((a + 0.05) / (b + 0.05) < 4.5) faint.push(`${e.tagName} ${e.textContent.trim().slice(0, 30)}: ${((a + 0.05) / (b + 0.05)).toFixed(2)}`);
          }
          return faint;
        }
        """;
}
