using LiveCaptions.EndToEnd.Parts;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Translation;

/// <summary>Translated tracks made by hand, with a real engine: tried, added, read, removed.</summary>
public sealed class TranslationsPageTests(Chromium chromium)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_the_set_up_an_engine_is_tried_and_a_translation_added_that_the_settings_keep()
    {
        await using var apertium = await ApertiumServer.StartAsync();
        await using var service = await StartAsync(apertium);
        var page = await chromium.OpenAsync(1280, 1000, ColorScheme.Dark);
        await page.GotoAsync($"{service.Address}setup#model");
        await page.ClickAsync("#translations summary");
        await page.SelectOptionAsync("#translate-engine", "hall");
        await page.SelectOptionAsync("#translate-language", "de");
        await page.ClickAsync("#translate-try");
        await Assertions.Expect(page.Locator("#translations")).ToContainTextAsync("does not translate from English into German");

        await page.SelectOptionAsync("#translate-language", "es");
        await page.ClickAsync("#translate-try");
        await Assertions.Expect(page.Locator("#translations q")).ToContainTextAsync("gracias");
        await Assertions.Expect(page.Locator("#translations")).ToContainTextAsync("Apertium at 127.0.0.1:");
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot("setup-translations"), FullPage = true });

        await page.ClickAsync("#translate button[type=submit]");
        await Assertions.Expect(page.Locator("#translated")).ToContainTextAsync("Español");
        Assert.Contains("\"TranslationOf\": \"main\"", await File.ReadAllTextAsync(service.Settings, Stop), StringComparison.Ordinal);
        // The language that is spoken is another choice.
        await page.SelectOptionAsync("#language", "en");
        await Assertions.Expect(page.Locator("#model-told")).Not.ToBeEmptyAsync();
        Assert.True(await service.TypeAsync("The house is red."));
        var reader = await chromium.OpenAsync(390, 780);
        await reader.GotoAsync($"{service.Address}live?lang=es");
        await Assertions.Expect(reader.Locator("#log")).ToContainTextAsync("La casa es roja.");
        await reader.CloseAsync();

        await page.ClickAsync("#translated button");
        await page.ClickAsync("#translated button");
        await Assertions.Expect(page.Locator("#translated li")).ToHaveCountAsync(0);
        Assert.DoesNotContain("TranslationOf", await File.ReadAllTextAsync(service.Settings, Stop), StringComparison.Ordinal);
        await page.CloseAsync();
    }

    [Fact]
    public async Task On_the_operators_page_an_engine_is_tried_before_a_track_depends_on_it()
    {
        await using var apertium = await ApertiumServer.StartAsync();
        await using var service = await StartAsync(apertium);
        var page = await chromium.OpenAsync(1280, 1000, ColorScheme.Dark);
        await page.GotoAsync($"{service.Address}operator");
        await page.SelectOptionAsync("#translate-engine", "hall");
        await page.SelectOptionAsync("#translate-language", "es");
        await page.ClickAsync("#translate-try");
        await Assertions.Expect(page.Locator("#translate + p q")).ToContainTextAsync("gracias");

        await page.ClickAsync("#translate button[type=submit]");
        await Assertions.Expect(page.Locator("#tracks-told")).ToContainTextAsync("Español");
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot("operator-translations"), FullPage = true });
        await page.CloseAsync();
    }

    private Task<ServiceProcess> StartAsync(ApertiumServer apertium)
    {
        chromium.Require();
        return ServiceProcess.StartAsync(
            new { Source = "typed", Language = "en" },
            environment: new Dictionary<string, string?>
            {
                ["LIVECAPTIONS__TRANSLATORS__HALL__ADDRESS"] = apertium.Address.ToString().TrimEnd('/'),
            }
        );
    }
}
