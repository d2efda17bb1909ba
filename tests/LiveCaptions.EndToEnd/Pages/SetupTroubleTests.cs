using LiveCaptions.EndToEnd.Parts;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Pages;

/// <summary>The set-up's page where something is missing: each time a sentence and a way on. The service is a double.</summary>
public sealed class SetupTroubleTests(Chromium chromium)
{
    private static readonly string[] Steps = ["voice", "model", "obs", "look", "check"];

    [Fact]
    public async Task Without_any_input_the_page_says_so_and_a_phone_can_be_the_microphone()
    {
        await using var service = await ServiceDouble.StartAsync(
            new { inputs = Array.Empty<object>(), problem = "No microphone was found, so nobody is captioned. Plug one in." }
        );
        var page = await OpenAsync(service, "voice");

        await Assertions.Expect(page.Locator("#voice-trouble")).ToContainTextAsync("No microphone was found");
        await page.GetByRole(AriaRole.Radio, new() { Name = "A phone or another computer" }).CheckAsync();
        await Assertions.Expect(page.Locator("#voice-told")).ToContainTextAsync("/speak?track=main");
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_silent_input_and_one_that_the_system_forbids_say_what_to_do()
    {
        await using var service = await ServiceDouble.StartAsync(
            new
            {
                inputs = new object[]
                {
                    new
                    {
                        id = "muted",
                        name = "Muted",
                        kind = "microphone",
                        isDefault = true,
                        channels = 1,
                        noise = -120,
                    },
                    new
                    {
                        id = "forbidden",
                        name = "Forbidden",
                        kind = "microphone",
                        isDefault = false,
                        channels = 1,
                        noise = -60,
                        failed = "The system does not allow it; allow it in the privacy settings.",
                    },
                },
            }
        );
        var page = await OpenAsync(service, "voice");

        await Assertions.Expect(page.Locator(".input", new() { HasText = "Muted" })).ToContainTextAsync("nothing is plugged in");
        await Assertions.Expect(page.Locator(".input", new() { HasText = "Forbidden" })).ToContainTextAsync("privacy settings");
        await Assertions.Expect(page.Locator("#hint")).ToContainTextAsync("Say a sentence");
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_program_that_plays_can_be_chosen_and_has_no_meter()
    {
        var game = new
        {
            id = "program:Game.exe",
            name = "Game.exe",
            kind = "program",
            isDefault = false,
            channels = 2,
        };
        await using var service = await ServiceDouble.StartAsync(new { inputs = new object[] { game } });
        var page = await OpenAsync(service, "voice");
        var row = page.Locator(".input", new() { HasText = "Game.exe" });

        await Assertions.Expect(row).ToContainTextAsync("sound of this program alone");
        await Assertions.Expect(row.GetByRole(AriaRole.Meter)).ToHaveCountAsync(0);
        await row.GetByRole(AriaRole.Radio).CheckAsync();
        await Assertions.Expect(page.Locator("#voice-told")).ToContainTextAsync("Game.exe is captioned from now on.");
        await page.CloseAsync();
    }

    [Fact]
    public async Task Obs_that_is_absent_is_found_once_it_runs_and_a_wrong_password_is_asked_for_again()
    {
        await using var service = await ServiceDouble.StartAsync();
        var page = await OpenAsync(service, "obs");
        await Assertions.Expect(page.Locator("#obs-found")).ToContainTextAsync("OBS is not found yet.");
        await Assertions.Expect(page.Locator("#obs-absent li")).ToHaveCountAsync(3);

        await service.ChangeAsync(new { obs = "password" });
        await Assertions.Expect(page.Locator("#obs-found")).ToContainTextAsync("wants its password");
        await page.FillAsync("#obs-password", "wrong");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#obs-told")).ToContainTextAsync("OBS refused the password");
        await Assertions.Expect(page.Locator("#obs-password")).ToBeFocusedAsync();

        await page.FillAsync("#obs-password", "secret");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#obs-told")).ToContainTextAsync("The captions are in the scene “Talk”");
        await page.GetByText("Restart now").ClickAsync();
        await Assertions.Expect(page.Locator("#obs-told")).ToContainTextAsync("LiveCaptions is back");
        await Assertions.Expect(page.Locator("#obs-picture")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#obs-stream-says")).ToContainTextAsync("may drop captions");
        await Assertions.Expect(page.Locator("#gone")).ToBeHiddenAsync();
        await page.CloseAsync();
    }

    [Fact]
    public async Task Without_internet_a_download_says_so_and_goes_on_later()
    {
        await using var service = await ServiceDouble.StartAsync(new { online = false });
        var page = await OpenAsync(service, "model");
        var card = page.Locator(".model", new() { HasText = "base.en-q8_0" });
        await card.GetByText("Download 82").ClickAsync();
        await Assertions.Expect(card).ToContainTextAsync("There is no connection to the internet");

        await service.ChangeAsync(new { online = true });
        await card.GetByText("Continue download").ClickAsync();
        await Assertions.Expect(card).ToContainTextAsync("left");
        await card.GetByText("Pause").ClickAsync();
        await Assertions.Expect(card).ToContainTextAsync("paused; nothing of it is lost");
        await card.GetByText("Cancel").ClickAsync();
        await card.GetByText("Delete what is downloaded?").ClickAsync();
        await Assertions.Expect(card).ToContainTextAsync("Download 82");
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_full_disk_and_a_model_that_is_too_slow_are_told_before_they_are_chosen()
    {
        await using var service = await ServiceDouble.StartAsync(new { freeBytes = 50_000_000 });
        var page = await OpenAsync(service, "model");

        var large = page.Locator(".model", new() { HasText = "base.en-q8_0" });
        await Assertions.Expect(large).ToContainTextAsync("The disk is too full");
        await Assertions.Expect(large.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".model", new() { HasText = "small.en-q8_0" })).ToContainTextAsync("Too slow here");
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_language_that_the_model_does_not_know_comes_with_the_next_model()
    {
        await using var service = await ServiceDouble.StartAsync();
        var page = await OpenAsync(service, "model");
        await page.SelectOptionAsync("#language", "de");
        await Assertions.Expect(page.Locator("#model-told")).ToContainTextAsync("knows English only");

        var card = page.Locator(".model", new() { HasText = "base-q8_0" });
        await card.GetByText("Download 82").ClickAsync();
        await card.GetByText("Use this model").ClickAsync();
        await page.GetByText("Restart now").ClickAsync();
        await Assertions.Expect(page.Locator("#model-told")).ToContainTextAsync("LiveCaptions is back");
        await Assertions.Expect(card).ToContainTextAsync("in use");
        await Assertions.Expect(page.Locator("#language")).ToHaveValueAsync("de");
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_service_that_is_away_is_told_and_nothing_is_lost()
    {
        await using var service = await ServiceDouble.StartAsync();
        var page = await OpenAsync(service, "look");
        await page.FillAsync("#look-name", "Große Bühne");
        await service.ChangeAsync(new { away = true, awayFor = 4 });
        await Assertions.Expect(page.Locator("#gone")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#gone")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#look-name")).ToHaveValueAsync("Große Bühne");

        await page.Locator("#look-form button").ClickAsync();
        await Assertions.Expect(page.Locator("#look-told")).ToContainTextAsync("/overlay?look=grosse-buhne");
        await page.CloseAsync();
    }

    [Fact]
    public async Task The_keyboard_leads_through_all_steps_and_a_reload_forgets_none()
    {
        await using var service = await ServiceDouble.StartAsync();
        var page = await OpenAsync(service, "voice");
        foreach (var step in Steps.Skip(1))
        {
            await page.TabToAsync(step == "obs" ? "skip" : "next");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator($"#{step}-title")).ToBeFocusedAsync();
        }
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#check-title")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-step=voice]")).ToHaveAccessibleNameAsync("Who speaks (done)");
        await Assertions.Expect(page.Locator("[data-step=model]")).ToHaveAccessibleNameAsync("Language and model (skipped)");
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("#look-title")).ToBeVisibleAsync();
        await page.CloseAsync();
    }

    [Theory]
    [InlineData(1280, "en-GB", ColorScheme.Dark)]
    [InlineData(360, "de-AT", ColorScheme.Dark)]
    [InlineData(320, "de-DE", ColorScheme.Light)]
    public async Task Every_step_fits_every_screen_and_nothing_stands_in_anybodys_way(int width, string locale, ColorScheme scheme)
    {
        await using var service = await ServiceDouble.StartAsync(new { obs = "ready", source = true });
        var page = await chromium.OpenAsync(width, 800, scheme, ReducedMotion.Reduce, locale: locale);
        foreach (var step in Steps)
        {
            await page.GotoAsync($"{service.Address}setup#{step}");
            await page.ReloadAsync();
            await Assertions.Expect(page.Locator($"#{step}-title")).ToBeVisibleAsync();
            await page.WaitForFunctionAsync(Ready[step]);
            Assert.True(await page.FitsAsync(), $"{step} scrolls sideways.");
            Assert.Empty(await page.ViolationsAsync());
            await page.ScreenshotAsync(new() { Path = Repository.Screenshot($"setup-{step}-{width}"), FullPage = true });
        }
        await page.CloseAsync();
    }

    /// <summary>When a step shows what it has asked the service for.</summary>
    private static readonly Dictionary<string, string> Ready = new()
    {
        ["voice"] = "() => document.querySelector('.input[data-moves=true]')",
        ["model"] = "() => document.querySelectorAll('.model').length > 2",
        ["obs"] = "() => !document.getElementById('obs-figure').hidden",
        ["look"] = "() => !document.getElementById('own-picture').hidden",
        ["check"] = "() => document.querySelector('.sentence')?.textContent",
    };

    private async Task<IPage> OpenAsync(ServiceDouble service, string step)
    {
        var page = await chromium.OpenAsync(1280, 900);
        await page.GotoAsync($"{service.Address}setup#{step}");
        return page;
    }
}
