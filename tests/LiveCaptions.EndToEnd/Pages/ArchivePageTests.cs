using System.Text.RegularExpressions;
using LiveCaptions.EndToEnd.Parts;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Pages;

/// <summary>The archive's page, over a real service whose words are typed.</summary>
public sealed class ArchivePageTests(Chromium chromium) : IDisposable
{
    private const string Corrected = "#lines button.changed";

    private readonly ScratchFolder data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task What_was_said_is_found_corrected_saved_and_deleted()
    {
        chromium.Require();
        await using var service = await ServiceProcess.StartAsync(new { Source = "typed" }, data: data.Path);
        foreach (var line in new[] { "Good evening.", "We love Cuba Netis.", "That is <b>all</b> for today." })
            Assert.True(await service.TypeAsync(line));
        var page = await OpenAsync(service, words: 11);
        var faults = page.Faults();

        await page.FillAsync("#asked", "cuba");
        await page.PressAsync("#asked", "Enter");
        await Assertions.Expect(page.Locator("#hits mark")).ToHaveTextAsync("Cuba");
        await page.ClickAsync("#hits a");
        await Assertions.Expect(page.Locator("#lines li")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator(":focus")).ToHaveTextAsync("Cuba");
        Assert.EndsWith("?session=1&track=main&word=5", page.Url, StringComparison.Ordinal);

        await page.Keyboard.PressAsync("Enter");
        await page.FillAsync("#text", "Kubernetes");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(Corrected)).ToHaveTextAsync("Kubernetes");
        await Assertions.Expect(page.Locator(":focus")).ToHaveTextAsync("Kubernetes");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Enter");
        await page.FillAsync("#text", "");
        await page.ClickAsync("#correct [type=submit]");
        await Assertions.Expect(page.Locator("#told")).ToHaveTextAsync("“Netis.” was taken out.");
        await Assertions.Expect(page.Locator("#record")).ToContainTextAsync("2 (18.2 %)");
        await page.ClickAsync("#corrections summary");
        await Assertions.Expect(page.Locator("#corrected tr")).ToHaveCountAsync(2);
        Assert.Empty(await page.ViolationsAsync());
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot("archive"), FullPage = true });

        var saved = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("#saves a:has-text('TXT')"));
        Assert.Matches(@"^\d{4}-\d\d-\d\d-\d{4}-main\.txt$", saved.SuggestedFilename);
        Assert.Equal(
            "Good evening.\nWe love Kubernetes That is <b>all</b> for today.\n",
            await File.ReadAllTextAsync(await saved.PathAsync(), TestContext.Current.CancellationToken)
        );

        await page.ClickAsync(".danger");
        await Assertions.Expect(page.Locator(".danger")).ToHaveTextAsync("Delete it for good?");
        await page.ClickAsync(".danger");
        await Assertions.Expect(page.Locator("#none")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#session")).ToBeHiddenAsync();
        Assert.Empty(faults);
        await page.CloseAsync();
    }

    [Fact]
    public async Task It_is_printed_as_a_record_fits_a_phone_and_speaks_German()
    {
        chromium.Require();
        await using var service = await ServiceProcess.StartAsync(new { Source = "typed" }, data: data.Path);
        Assert.True(await service.TypeAsync("Guten Abend."));
        await (await OpenAsync(service, words: 2)).CloseAsync();
        var page = await chromium.OpenAsync(360, 800, ColorScheme.Light, locale: "de-DE");

        await page.GotoAsync($"{service.Address}archive?session=1");
        await Assertions.Expect(page.Locator("#record")).ToContainTextAsync("Untertitelte Zeit");
        await Assertions.Expect(page.Locator("#lines button").First).ToHaveTextAsync("Guten");
        Assert.True(await page.FitsAsync());
        Assert.Empty(await page.ViolationsAsync());
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator("#record")).ToBeVisibleAsync();
        foreach (var hidden in new[] { "page-header", "#search", "#lines", "#print" })
            await Assertions.Expect(page.Locator(hidden)).ToBeHiddenAsync();
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot("archive-printed") });
        await page.CloseAsync();
    }

    /// <summary>The page, once all of these words have been written.</summary>
    private async Task<IPage> OpenAsync(ServiceProcess service, int words)
    {
        var page = await chromium.OpenAsync(1280, 800, locale: "en-GB");
        var all = page.Locator("#sessions span");
        // The page shows what is there when it is opened.
        for (var tries = 0; tries < 50 && !(await TextAsync()).Contains($" {words} words", StringComparison.Ordinal); tries++)
            await page.GotoAsync($"{service.Address}archive", new() { WaitUntil = WaitUntilState.NetworkIdle });
        await Assertions.Expect(all).ToHaveTextAsync(new Regex($" {words} words"));
        return page;

        async Task<string> TextAsync() => await all.CountAsync() > 0 ? await all.First.InnerTextAsync() : "";
    }
}
