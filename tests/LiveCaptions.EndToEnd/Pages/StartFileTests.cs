using LiveCaptions.EndToEnd.Parts;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Pages;

/// <summary>The file that OBS opens instead of an address: whatever happens to the service, no error is ever on air.</summary>
public sealed class StartFileTests(Chromium chromium)
{
    [Fact]
    public async Task It_waits_for_the_service_shows_the_overlay_and_outlives_every_restart()
    {
        chromium.Require();
        using var folder = new ScratchFolder();
        var first = await ServiceProcess.StartAsync("demo");
        var file = await SaveAsync(first, folder);
        await first.KillAsync();
        await first.DisposeAsync();

        var page = await chromium.OpenAsync(1280, 720);
        await page.GotoAsync(new Uri(file).ToString());
        await Task.Delay(2500, TestContext.Current.CancellationToken);
        await NothingIsVisibleAsync(page);

        var service = await ServiceProcess.StartAsync("demo", first.Port);
        await page.WaitForSelectorAsync("iframe.here", new() { Timeout = 20_000 });
        await Assertions.Expect(Captions(page)).ToHaveAttributeAsync("data-theme", "venue");
        await Assertions.Expect(page.FrameLocator("iframe").Locator("[data-lc=word]").First).ToBeVisibleAsync(new() { Timeout = 60_000 });

        await service.KillAsync();
        await service.DisposeAsync();
        await Assertions.Expect(Captions(page)).ToHaveAttributeAsync("data-shown", "no", new() { Timeout = 20_000 });
        await using var again = await ServiceProcess.StartAsync("demo", first.Port);
        await Assertions.Expect(Captions(page)).ToHaveAttributeAsync("data-shown", "yes", new() { Timeout = 60_000 });
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_page_that_is_not_the_overlay_is_never_shown()
    {
        chromium.Require();
        using var folder = new ScratchFolder();
        await using var service = await ServiceProcess.StartAsync("demo");
        var file = folder.Write(
            "other.html",
            (
                await File.ReadAllTextAsync(
                    Path.Combine(Repository.Root, "overlays", "builder", "obs-start.html"),
                    TestContext.Current.CancellationToken
                )
            ).Replace("http://127.0.0.1:4955/overlay", $"{service.Address}nowhere", StringComparison.Ordinal)
        );
        var page = await chromium.OpenAsync(1280, 720);
        await page.GotoAsync(new Uri(file).ToString());

        await page.WaitForSelectorAsync("iframe", new() { State = WaitForSelectorState.Attached });
        await NothingIsVisibleAsync(page);
        await page.EvaluateAsync("() => { window.first = document.querySelector('iframe'); }");
        await page.WaitForFunctionAsync("() => !window.first.isConnected", null, new() { Timeout = 20_000 });
        await NothingIsVisibleAsync(page);
        await page.CloseAsync();
    }

    private static ILocator Captions(IPage page) => page.FrameLocator("iframe").Locator("live-captions");

    private static async Task NothingIsVisibleAsync(IPage page)
    {
        var pixels = await page.PixelsAsync(await page.ScreenshotAsync(new() { OmitBackground = true }));
        Assert.Equal(0, pixels[4]);
    }

    /// <summary>As a streamer does it: on the builder page.</summary>
    private async Task<string> SaveAsync(ServiceProcess service, ScratchFolder folder)
    {
        var page = await chromium.OpenAsync(1440, 900);
        await page.GotoAsync(new Uri(service.Address, "builder?theme=venue").ToString());
        await page.EvaluateAsync("document.querySelectorAll('.take details').forEach(part => { part.open = true; })");
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("#save"));
        Assert.Equal("livecaptions-for-obs.html", download.SuggestedFilename);
        var file = folder.File("livecaptions-for-obs.html");
        await download.SaveAsAsync(file);
        await page.CloseAsync();
        return file;
    }
}
