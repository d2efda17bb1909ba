using System.Diagnostics;
using LiveCaptions.EndToEnd.Parts;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Requests;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Obs;

/// <summary>The set-up's step for OBS, clicked through with the real OBS Studio and the built program.</summary>
public sealed class ObsSetupPageTests(Chromium chromium)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly LocatorAssertionsToContainTextOptions Patiently = new() { Timeout = (float)Patience.TotalMilliseconds };

    // The scene holds nothing but the captions, so whatever is lit is a caption.
    private const string LitPixels = """
        () => {
          const shown = document.querySelector("#obs-picture");
          if (!shown.naturalWidth) return false; // the next picture is on its way
          const canvas = new OffscreenCanvas(shown.naturalWidth, shown.naturalHeight);
          const drawn = canvas.getContext("2d");
          drawn.drawImage(shown, 0, 0);
          const bytes = drawn.getImageData(0, 0, canvas.width, canvas.height).data;
          return bytes.filter((value, i) => i % 4 === 0 && value > 128).length > 200;
        }
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_password_and_two_clicks_bring_the_captions_into_the_picture_of_OBS()
    {
        chromium.Require();
        await using var real = await RealObs.StartAsync();
        await using var service = await ServiceProcess.StartAsync(
            new { Source = "demo", Loop = true },
            obs: new { Address = real.Address.ToString().TrimEnd('/') }
        );
        var page = await chromium.OpenAsync(1280, 900, ColorScheme.Dark);
        await page.GotoAsync($"{service.Address}setup#obs");
        await Assertions.Expect(page.Locator("#obs-found")).ToContainTextAsync("wants its password", Patiently);
        await ShootAsync(page, "1-password");

        await page.FillAsync("#obs-password", "not this one");
        await page.ClickAsync("#obs-put");
        await Assertions.Expect(page.Locator("#obs-told")).ToContainTextAsync("OBS refused the password", Patiently);
        await Assertions.Expect(page.Locator("#obs-password")).ToBeFocusedAsync();
        await ShootAsync(page, "2-refused");

        await page.FillAsync("#obs-password", real.Password);
        await page.ClickAsync("#obs-put");
        await Assertions.Expect(page.Locator("#obs-told")).ToContainTextAsync("The captions are in the scene “Scene”", Patiently);
        await ShootAsync(page, "3-restart");
        await page.GetByText("Restart now").ClickAsync();
        await Assertions.Expect(page.Locator("#obs-told")).ToContainTextAsync("LiveCaptions is back", Patiently);
        await Assertions.Expect(page.Locator("#obs-found")).ToContainTextAsync("Connected to OBS", Patiently);
        await Assertions.Expect(page.Locator("#obs-picture")).ToBeVisibleAsync(new() { Timeout = (float)Patience.TotalMilliseconds });
        await Assertions.Expect(page.Locator("#obs-stream-says")).ToContainTextAsync("encoder", Patiently);

        await using var watcher = real.Connect();
        await watcher.WaitReadyAsync(Stop);
        await UntilWordsAsync(watcher);
        await page.WaitForFunctionAsync(LitPixels, null, new() { Timeout = (float)Patience.TotalMilliseconds });
        await page.Locator("#obs-ways").ScrollIntoViewIfNeededAsync();
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot("setup-obs-4-picture") });
        Assert.DoesNotContain(real.Password, await File.ReadAllTextAsync(service.Settings, Stop), StringComparison.Ordinal);
        await page.CloseAsync();
    }

    private static async Task UntilWordsAsync(ObsClient obs)
    {
        for (var wait = Stopwatch.StartNew(); wait.Elapsed < Patience; await Task.Delay(50, Stop))
            if (
                (await obs.GetInputSettingsAsync("LiveCaptions", Stop)).Settings.TryGetProperty("text", out var text)
                && text.GetString()!.Split().Length >= 4
            )
                return;
        Assert.Fail("No words came into OBS within a minute.");
    }

    private static Task<byte[]> ShootAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Repository.Screenshot($"setup-obs-{name}"), FullPage = true });
}
