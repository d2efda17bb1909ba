using LiveCaptions.EndToEnd.Parts;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Pages;

/// <summary>The settings page in a real browser, against the real service and its supervisor.</summary>
public sealed class SettingsPageTests(Chromium chromium)
{
    private static async Task<IPage> OpenAsync(Chromium chromium, ServiceProcess service, int width = 1280)
    {
        var page = await chromium.OpenAsync(width, 900, ColorScheme.Dark);
        await page.GotoAsync($"{service.Address}settings");
        await Assertions.Expect(page.Locator("#server-port")).ToBeVisibleAsync();
        return page;
    }

    [Fact]
    public async Task Settings_are_edited_checked_saved_with_their_comments_and_hold_after_a_restart()
    {
        chromium.Require();
        await using var service = await ServiceProcess.StartAsync("demo");
        var stop = TestContext.Current.CancellationToken;
        var made = await File.ReadAllTextAsync(service.Settings, stop);
        await File.WriteAllTextAsync(service.Settings, "{\n  // by hand: stays\n  " + made[1..], stop);
        var page = await OpenAsync(chromium, service);
        var faults = page.Faults();

        await page.FillAsync("#search", "MaxViewers");
        await Assertions.Expect(page.Locator("#found")).ToHaveTextAsync("1 setting");
        await page.FillAsync("#server-maxviewers", "0");
        await Assertions.Expect(page.Locator("#server-maxviewers-wrong")).ToContainTextAsync("from 1 to 10000");
        await Assertions.Expect(page.Locator("#save")).ToBeDisabledAsync();
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot("settings-wrong") });
        await page.FillAsync("#server-maxviewers", "50");
        await Assertions.Expect(page.Locator("#server-maxviewers-wrong")).ToBeHiddenAsync();
        await page.FillAsync("#search", "");
        await page.FillAsync("#captions-lines", "3");
        await Assertions.Expect(page.Locator("#bar-count")).ToHaveTextAsync("2 unsaved changes");
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot("settings-unsaved") });
        await page.ClickAsync("#save");

        await Assertions.Expect(page.Locator("#waiting-keys")).ToHaveTextAsync("Server:MaxViewers");
        await Assertions.Expect(page.Locator("#bar")).ToBeHiddenAsync();
        var written = await File.ReadAllTextAsync(service.Settings, stop);
        Assert.StartsWith("{\n  // by hand: stays\n  \"Server\":", written, StringComparison.Ordinal);
        Assert.Matches("\"MaxViewers\": 50[^0-9]", written);
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot("settings-waiting") });
        Assert.Empty(faults);

        var before = service.Worker;
        await page.ClickAsync("#restart");
        await page.ClickAsync("#restart");
        await Assertions
            .Expect(page.Locator("#saved"))
            .ToHaveTextAsync("LiveCaptions runs with the new settings.", new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator("#waiting")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#server-maxviewers")).ToHaveValueAsync("50");
        Assert.NotEqual(before, service.Worker);
        await page.CloseAsync();
        Assert.Equal(0, await service.StopAsync());
    }

    [Fact]
    public async Task It_is_accessible_in_every_state_by_keyboard_and_on_a_narrow_screen()
    {
        chromium.Require();
        await using var service = await ServiceProcess.StartAsync("demo");
        var page = await OpenAsync(chromium, service);
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot("settings-page"), FullPage = true });
        Assert.Empty(await page.ViolationsAsync());

        await page.TabToAsync("search");
        await page.Keyboard.TypeAsync("hold");
        await page.TabToAsync("captions-hold");
        await page.Keyboard.TypeAsync("999");
        await Assertions.Expect(page.Locator("#captions-hold")).ToHaveAttributeAsync("aria-invalid", "true");
        Assert.Empty(await page.ViolationsAsync());
        await page.TabToAsync("discard");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#bar")).ToBeHiddenAsync();
        await page.CloseAsync();

        var narrow = await OpenAsync(chromium, service, width: 320);
        await narrow.FillAsync("#captions-lines", "3");
        await Assertions.Expect(narrow.Locator("#bar")).ToBeVisibleAsync();
        Assert.True(await narrow.FitsAsync());
        await narrow.ScreenshotAsync(new() { Path = Repository.Screenshot("settings-320") });
        await narrow.CloseAsync();
    }

    [Fact]
    public async Task What_the_environment_sets_is_shown_and_cannot_be_changed_and_tracks_come_and_go()
    {
        chromium.Require();
        await using var service = await ServiceProcess.StartAsync(
            new { Source = "demo" },
            environment: new Dictionary<string, string?> { ["LIVECAPTIONS__CAPTIONS__LINES"] = "4" }
        );
        var page = await OpenAsync(chromium, service);

        await Assertions.Expect(page.Locator("#captions-lines")).ToBeDisabledAsync();
        await Assertions.Expect(page.Locator("#captions-lines-row .obstacle")).ToContainTextAsync("LIVECAPTIONS__CAPTIONS__LINES");
        await page.FillAsync("#tracks-main [required] >> nth=1", "guest");
        await page.ClickAsync("#tracks-main button:text-is('Add a track')");
        await Assertions.Expect(page.Locator("#tracks-guest-source")).ToHaveValueAsync("browser");
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot("settings-tracks"), FullPage = true });
        await page.ClickAsync("#tracks-guest button:text-is('Remove this track')");
        await page.ClickAsync("#tracks-guest button:text-is('Its captions end. Remove?')");
        await Assertions.Expect(page.Locator("#tracks-guest")).ToHaveCountAsync(0);
        await page.CloseAsync();
    }
}
