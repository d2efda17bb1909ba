using System.Diagnostics;
using System.Globalization;
using CliWrap;
using LiveCaptions.EndToEnd.Parts;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Start;

/// <summary>A newcomer's way from the start page, guided by the pages alone; the steps are counted and timed.</summary>
public sealed class NewcomerTests(Chromium chromium, ITestOutputHelper output)
{
    private readonly Stopwatch clock = new();
    private int steps;

    [Fact]
    public async Task From_the_start_to_a_themed_overlay_to_a_phone_to_a_corrected_word()
    {
        chromium.Require();
        clock.Start();
        await using var service = await ServiceProcess.StartAsync("demo");
        Note("the program runs and says where its start page is");
        var page = await chromium.OpenAsync(1280, 800);
        await page.GotoAsync(service.Address.ToString());
        await page.UntilCaptionsAsync(words: 3);
        Note("the start page is opened: captions are seen");

        var overlay = await ChooseThemeAsync(page);
        var phone = await ReadAlongAsync(page, service.Address);
        await CorrectAsync(page, phone, service.Address);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{steps} steps, {clock.Elapsed.TotalSeconds:F1} s"));
        Assert.InRange(steps, 1, 20);
        await Task.WhenAll(overlay.CloseAsync(), phone.CloseAsync(), page.CloseAsync());
        Assert.Equal(0, await service.StopAsync());
    }

    private async Task<IPage> ChooseThemeAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Open the overlay builder" }).ClickAsync();
        Note("“Open the overlay builder” is pressed");
        await page.GetByRole(AriaRole.Radio, new() { Name = "High contrast" }).ClickAsync();
        Note("the theme “High contrast” is chosen");
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy address" }).ClickAsync();
        await Assertions.Expect(page.Locator("#said")).ToContainTextAsync("Copied");
        Note("“Copy address” is pressed");
        var overlay = await chromium.OpenAsync();
        await overlay.GotoAsync(await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        await overlay.UntilCaptionsAsync();
        Assert.Equal("contrast", await overlay.EvaluateAsync<string>("document.querySelector('live-captions').dataset.theme"));
        Note("the address is pasted into a page: captions with the theme are on it");
        return overlay;
    }

    private async Task<IPage> ReadAlongAsync(IPage page, Uri service)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "LiveCaptions", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "QR code for the wall" }).ClickAsync();
        Note("“LiveCaptions”, then “QR code for the wall” are pressed", presses: 2);
        await Assertions.Expect(page.Locator("#code svg, #code canvas")).ToBeVisibleAsync();
        var read = await ReadCodeAsync(page);
        Assert.Equal(new Uri(service, "live").ToString(), read);
        var phone = await chromium.OpenAsync(390, 780);
        await phone.GotoAsync(read);
        await phone.WaitForFunctionAsync(
            "() => document.getElementById('log').textContent.trim().length > 0",
            null,
            new() { Timeout = 60_000 }
        );
        Note("the code is read from a picture of the screen, as a phone does, and opened on a phone: all that was said is there");
        return phone;
    }

    /// <summary>Reads the code on a screenshot of the page with a third-party decoder.</summary>
    private static async Task<string> ReadCodeAsync(IPage page)
    {
        var seen = Repository.Screenshot("wall-as-a-phone-sees-it");
        await page.ScreenshotAsync(new() { Path = seen });
        var peers = Path.Combine(Repository.Root, "tests", "LiveCaptions.EndToEnd", "peers");
        var run = await ProgramRun.OfAsync(Cli.Wrap("node").WithArguments(["read-qr.mjs", seen]).WithWorkingDirectory(peers));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output.Trim();
    }

    private async Task CorrectAsync(IPage page, IPage phone, Uri service)
    {
        await page.GotoAsync(service.ToString());
        await page.GetByRole(AriaRole.Link, new() { Name = "Open the operator’s page" }).ClickAsync();
        Note("the start page, then “Open the operator’s page”", presses: 2);
        await page.WaitForFunctionAsync("() => document.querySelectorAll('#words button').length > 1", null, new() { Timeout = 60_000 });
        await page.Locator("#words button").First.ClickAsync();
        Note("a word is pressed");
        await page.Locator("#text").FillAsync("Harbourmaster");
        await page.Keyboard.PressAsync("Enter");
        Note("it is typed anew and entered", presses: 2);
        await Assertions.Expect(phone.Locator("#log")).ToContainTextAsync("Harbourmaster");
        Note("the corrected word is on the phone", presses: 0);
    }

    private void Note(string what, int presses = 1)
    {
        steps += presses;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds, 5:F1} s  {steps, 2}  {what}"));
    }
}
