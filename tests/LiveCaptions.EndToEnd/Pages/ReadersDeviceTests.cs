using LiveCaptions.EndToEnd.Parts;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Pages;

/// <summary>Translations by the reader's own browser on the page for readers.</summary>
public sealed class ReadersDeviceTests(Chromium chromium, DemoService service) : IClassFixture<DemoService>
{
    private const string Source = """{"id":"main","label":"Main hall","language":"en","state":"running"}""";
    private const string French =
        """{"id":"main-fr","label":"Main hall, French","language":"fr","state":"running","translationOf":"main"}""";
    private const string Here = "'en-es': 'available', 'en-ar': 'available', 'en-fr': 'available'";

    private static readonly LocatorAssertionsToHaveTextOptions Seen = new() { UseInnerText = true };

    [Fact]
    public async Task A_reader_has_the_words_translated_by_the_browser_with_the_keyboard_alone()
    {
        var page = await OpenAsync(
            $"[{Source},{French}]",
            Here.Replace("'en-es': 'available'", "'en-es': 'downloadable'", StringComparison.Ordinal)
        );
        var faults = page.Faults();
        await page.HearAsync("en", "Good evening.");
        await Assertions.Expect(page.Locator("#language option")).ToHaveCountAsync(4);
        Assert.Equal(
            "On this device: español, العربية",
            await page.EvaluateAsync<string>(
                "(group => `${group.label}: ${[...group.children].map(option => option.textContent).join(', ')}`)(document.querySelector('optgroup'))"
            )
        );
        await page.EvaluateAsync("Translator.double.holdsDownloads = true");
        await page.TabToAsync("language");
        await page.Keyboard.TypeAsync("esp");

        // The original goes on while the browser downloads.
        await page.WaitForFunctionAsync("() => Translator.double.download");
        await page.EvaluateAsync("Translator.double.download.progress(0.4)");
        await Assertions.Expect(page.GetByRole(AriaRole.Progressbar, new() { Name = "Download of the translation" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#notice")).ToContainTextAsync("is downloading the translation into Spanish.");
        await page.HearAsync("en", "Good evening. We hold these truths to be");
        await Assertions.Expect(page.Locator("#log p")).ToContainTextAsync("We hold these truths to be");
        Assert.Empty(await page.ViolationsAsync(enhanced: true));
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot("live-device-download") });
        await page.EvaluateAsync("Translator.double.download.done()");

        await Assertions
            .Expect(page.Locator("#notice"))
            .ToContainTextAsync("translates into Spanish on this device; the text does not leave it.");
        await page.HearAsync("en", "Good evening.", "We hold these truths. And they");
        await Assertions.Expect(page.Locator("#log p")).ToHaveTextAsync(["«Good evening.»", "«We hold these truths.»"], Seen);
        await page.HearAsync("en", "Good evening.", "We hold those truths. And they are.");
        await Assertions.Expect(page.Locator("#log p").Nth(1)).ToHaveTextAsync("«We hold those truths.» «And they are.»", Seen);
        Assert.Equal("es ltr", await ScriptAsync(page));
        await Assertions.Expect(page.Locator("#language")).ToHaveValueAsync("device:es");
        await Assertions.Expect(page.GetByRole(AriaRole.Progressbar)).ToBeHiddenAsync();
        Assert.EndsWith("/live?lang=es", page.Url, StringComparison.Ordinal);
        Assert.Empty(await page.ViolationsAsync(enhanced: true));
        Assert.True(await page.FitsAsync());
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot("live-device") });

        await page.ClickAsync("#speech");
        await page.UntilSaidAsync("es-ES: «Good evening.» «We hold those truths.» «And they are.»");
        await page.SelectOptionAsync("#language", "main");
        await page.HearAsync("en", "Good evening.");
        await Assertions.Expect(page.Locator("#log p")).ToContainTextAsync("Good evening.");
        Assert.Equal(1, await page.EvaluateAsync<int>("Translator.double.destroyed"));
        Assert.Empty(faults);
        await page.CloseAsync();
    }

    [Fact]
    public async Task An_address_starts_what_needs_no_click_and_offers_the_rest_as_a_button()
    {
        var page = await OpenAsync($"[{Source}]", $"{Here}, 'en-he': 'downloadable'", "?lang=ar");
        await page.EvaluateAsync("Translator.double.answer = () => 'OBS هنا.'");
        await Assertions.Expect(page.Locator("#notice")).ToContainTextAsync("into Arabic on this device");
        await page.HearAsync("en", "OBS is here.");
        await Assertions.Expect(page.Locator("#log p")).ToHaveTextAsync("OBS هنا.", Seen);
        Assert.Equal("ar rtl", await ScriptAsync(page));

        await page.GotoAsync($"{service.Address}live?lang=he");
        await page.HearAsync("en", "Good evening.");
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Translate into Hebrew on this device" });
        await Assertions.Expect(button).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#notice")).ToBeEmptyAsync();
        await Assertions.Expect(page.Locator("#log p")).ToContainTextAsync("Good evening.");
        Assert.Empty(await page.ViolationsAsync(enhanced: true));
        Assert.True(await page.FitsAsync());
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot("live-device-button") });
        await button.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("#language")).ToHaveValueAsync("device:he");
        await Assertions.Expect(button).ToBeHiddenAsync();
        Assert.Equal("language", await page.FocusAsync());
        await page.HearAsync("en", "Good evening.");
        await Assertions.Expect(page.Locator("#log p")).ToHaveTextAsync("«Good evening.»", Seen);
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_failure_is_told_in_a_sentence_and_the_original_goes_on()
    {
        var page = await OpenAsync($"[{Source},{French}]", "'en-es': 'downloadable'");
        await page.HearAsync("en", "Good evening.");
        await page.EvaluateAsync("Translator.double.holdsDownloads = true");
        await page.TabToAsync("language");
        await page.Keyboard.TypeAsync("esp");
        await page.WaitForFunctionAsync("() => Translator.double.download");
        await page.EvaluateAsync("Translator.double.download.fail('QuotaExceededError')");

        await Assertions
            .Expect(page.Locator("#notice"))
            .ToHaveTextAsync("This device has too little space for the translation into Spanish, so the original continues.");
        await Assertions.Expect(page.Locator("#language")).ToHaveValueAsync("main");
        await Assertions.Expect(page.Locator("#log p")).ToContainTextAsync("Good evening.");
        await page.CloseAsync();
    }

    [Fact]
    public async Task Whoever_reads_the_speakers_language_loads_nothing_of_it_before_the_settings_are_open()
    {
        var page = await OpenAsync($"[{Source}]", Here);
        await page.HearAsync("en", "Good evening.");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Empty(await LoadedAsync(page));
        await Assertions.Expect(page.Locator("#languages")).ToBeHiddenAsync();

        await page.ClickAsync("#settings");
        await Assertions.Expect(page.Locator("#language option")).ToHaveTextAsync(["English (original)", "español", "français", "العربية"]);
        Assert.Equal(["device-languages.js", "language-picker.js"], await LoadedAsync(page));
        await page.CloseAsync();
    }

    private static Task<string> ScriptAsync(IPage page) =>
        page.EvaluateAsync<string>("(p => `${p.lang} ${getComputedStyle(p).direction}`)(document.querySelector('#log p'))");

    private static Task<string[]> LoadedAsync(IPage page) =>
        page.EvaluateAsync<string[]>(
            "performance.getEntriesByType('resource').map(({ name }) => name.split('/').pop()).filter(name => /^(device|language-picker|units|realigned)/.test(name)).sort()"
        );

    private async Task<IPage> OpenAsync(string tracks, string pairs, string query = "")
    {
        var page = await chromium.OpenAsync(390, 780);
        await page.ScriptHubAsync();
        await page.RecordVoiceAsync();
        await page.TranslateInBrowserAsync($"{{ {pairs} }}");
        await page.RouteAsync("**/api/tracks", route => route.FulfillAsync(new() { ContentType = "application/json", Body = tracks }));
        await page.GotoAsync($"{service.Address}live{query}");
        return page;
    }
}
