using LiveCaptions.EndToEnd.Parts;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Start;

public sealed class RestartTests(Chromium chromium)
{
    [Fact]
    public async Task After_the_service_was_killed_the_overlay_shows_nothing_ugly_and_finds_back_by_itself()
    {
        chromium.Require();
        var service = await ServiceProcess.StartAsync("demo");
        var page = await chromium.OpenAsync();
        await page.GotoAsync($"{service.Address}overlay?hold=2&fade=0.3");
        await page.UntilCaptionsAsync(words: 4);

        await service.KillAsync();
        var last = await page.TextAsync();
        var seen = await WatchUntilBlankAsync(page);
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot("overlay-while-the-service-is-gone"), OmitBackground = true });
        await service.DisposeAsync();

        Assert.All(seen, text =>
            Assert.True(text == last || text.Length == 0, $"\"{text}\" was on screen, the last caption was \"{last}\".")
        );
        Assert.Contains(last, seen);

        await using var again = await ServiceProcess.StartAsync("demo", service.Port);
        await page.UntilCaptionsAsync();
        Assert.Equal("live", await page.EvaluateAsync<string>("document.querySelector('live-captions').state"));
        await page.CloseAsync();
        Assert.Equal(0, await again.StopAsync());
    }

    [Fact]
    public async Task After_Quit_the_overlay_is_empty_and_finds_back_by_itself()
    {
        chromium.Require();
        await using var service = await ServiceProcess.StartAsync("demo");
        var page = await chromium.OpenAsync();
        await page.GotoAsync($"{service.Address}overlay?hold=2&fade=0.3");
        await page.UntilCaptionsAsync(words: 4);

        Assert.Equal(0, await service.QuitAsync());
        await WatchUntilBlankAsync(page);
        await UntilAwayAsync(page);
        Assert.Equal("", await page.TextAsync());

        await using var again = await ServiceProcess.StartAsync("demo", service.Port);
        await page.UntilCaptionsAsync();
        await page.CloseAsync();
        Assert.Equal(0, await again.StopAsync());
    }

    [Fact]
    public async Task A_page_whose_first_tries_all_fail_comes_to_its_captions_all_the_same()
    {
        chromium.Require();
        await using var service = await ServiceProcess.StartAsync("demo");
        var page = await chromium.OpenAsync();
        await page.RouteAsync("**/signalr.js", route => route.AbortAsync());
        await page.RouteAsync("**/captions/**", route => route.AbortAsync());
        await page.GotoAsync($"{service.Address}overlay");
        await UntilAwayAsync(page);

        await page.UnrouteAsync("**/signalr.js");
        await page.WaitForFunctionAsync("() => !!globalThis.signalR");
        await UntilAwayAsync(page);
        Assert.Equal("", await page.TextAsync());

        await page.UnrouteAsync("**/captions/**");
        await page.UntilCaptionsAsync();
        await page.CloseAsync();
    }

    /// <summary>Every text of the page until it was blank.</summary>
    private static async Task<List<string>> WatchUntilBlankAsync(IPage page)
    {
        var seen = await page.EvaluateAsync<string[]>(
            """
            async () => {
              const seen = new Set();
              for (const end = performance.now() + 20000; performance.now() < end;) {
                const text = document.body.textContent.trim();
                seen.add(text);
                if (text === "") break;
                await new Promise(next => requestAnimationFrame(next));
              }
              return [...seen];
            }
            """
        );
        Assert.Equal("", seen[^1]);
        return [.. seen];
    }

    private static async Task UntilAwayAsync(IPage page) =>
        await page.WaitForFunctionAsync("() => document.querySelector('live-captions')?.state === 'away'");
}
