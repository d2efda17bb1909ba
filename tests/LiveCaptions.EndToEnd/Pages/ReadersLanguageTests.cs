using LiveCaptions.EndToEnd.Parts;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Pages;

/// <summary>The choice of a language on the page for readers, where a source has translations.</summary>
public sealed class ReadersLanguageTests(Chromium chromium, DemoService service) : IClassFixture<DemoService>
{
    private const string Main = """{"id":"main","label":"Main hall","language":"en","state":"running"}""";
    private const string Spanish =
        """{"id":"main-es","label":"Main hall, Spanish","language":"es","state":"running","translationOf":"main"}""";
    private const string Arabic =
        """{"id":"main-ar","label":"Main hall, Arabic","language":"ar","state":"running","translationOf":"main"}""";
    private const string German =
        """{"id":"main-de","label":"Main hall, German","language":"de","state":"running","translationOf":"main"}""";

    private static readonly string All = Listed(Main, Spanish, Arabic, German);

    private string tracks = All;

    [Fact]
    public async Task A_reader_finds_the_languages_on_the_page_itself_each_in_its_own_words()
    {
        var page = await OpenAsync();
        await page.HearAsync("en", "Good evening.");

        await Assertions.Expect(page.GetByLabel("Language of the captions")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#panel")).ToBeHiddenAsync();
        Assert.Equal(
            ["English (original)", "Deutsch", "español", "العربية"],
            await page.Locator("#language option").AllTextContentsAsync()
        );
        Assert.Equal(
            "de es ar",
            await page.EvaluateAsync<string>("[...document.querySelectorAll('option[lang]')].map(o => o.lang).join(' ')")
        );
        Assert.Equal("main", await page.InputValueAsync("#language"));
        await page.CloseAsync();
    }

    [Theory]
    [InlineData("dark")]
    [InlineData("light")]
    public async Task The_choice_fits_a_phone_and_stands_in_nobodys_way(string contrast)
    {
        var page = await OpenAsync("?lang=es");
        await page.EvaluateAsync("contrast => localStorage.setItem('livecaptions-reading', JSON.stringify({ contrast }))", contrast);
        await page.ReloadAsync();
        await page.HearAsync("es", "Buenas tardes a todos.", "Hoy hablamos del puerto y de la gente que trabaja en él.");

        Assert.Empty(await page.ViolationsAsync(enhanced: true));
        Assert.True(await page.FitsAsync());
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot($"live-language-{contrast}") });
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_language_is_chosen_with_the_keyboard_and_leads_to_its_track_and_into_the_address()
    {
        var page = await OpenAsync("?track=main");
        await page.HearAsync("en", "Good evening.");
        await page.TabToAsync("language");
        await page.Keyboard.TypeAsync("esp");

        await page.UntilAskedAsync(2, "main-es");
        Assert.EndsWith("/live?track=main&lang=es", page.Url, StringComparison.Ordinal);
        Assert.Equal("", await page.Locator("#log").TextContentAsync());
        await page.HearAsync("es", "Buenas tardes.");
        Assert.Equal("es", await page.Locator("#log p").GetAttributeAsync("lang"));

        await page.SelectOptionAsync("#language", "main");

        await page.UntilAskedAsync(3, "main");
        Assert.EndsWith("/live?track=main&lang=en", page.Url, StringComparison.Ordinal);
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_device_remembers_the_language_and_an_address_wins_over_it()
    {
        var page = await OpenAsync();
        await page.UntilAskedAsync(1, null);
        await page.SelectOptionAsync("#language", "main-es");
        await page.UntilAskedAsync(2, "main-es");

        await page.GotoAsync($"{service.Address}live");
        await page.UntilAskedAsync(1, "main-es");
        await Assertions.Expect(page.Locator("#language")).ToHaveValueAsync("main-es");

        await page.GotoAsync($"{service.Address}live?lang=ar");
        await page.UntilAskedAsync(1, "main-ar");
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_browsers_own_languages_choose_nothing()
    {
        var page = await OpenAsync(locale: "de-DE");

        await page.UntilAskedAsync(1, null);
        await Assertions.Expect(page.GetByLabel("Sprache der Untertitel")).ToHaveValueAsync("main");
        Assert.Equal(["English (Original)", "Deutsch"], (await page.Locator("#language option").AllTextContentsAsync()).Take(2));
        await page.CloseAsync();
    }

    [Theory]
    [InlineData("ja", "There are no captions in Japanese at the moment. Here are the speaker’s own words.")]
    [InlineData("%3Cimg%20src=x%3E", "The language in this address is not offered here. Here are the speaker’s own words.")]
    public async Task An_address_with_a_language_that_is_not_there_shows_the_source_and_says_so(string language, string sentence)
    {
        var page = await OpenAsync($"?lang={language}");

        await page.UntilAskedAsync(1, null);
        await Assertions.Expect(page.Locator("#notice")).ToHaveTextAsync(sentence);
        Assert.Equal("status", await page.Locator("#notice").GetAttributeAsync("role"));
        await page.HearAsync("en", "Good evening.");
        Assert.Empty(await page.ViolationsAsync(enhanced: true));
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot($"live-language-none-{language.Length}") });
        await page.ClickAsync("#notice-close");
        await Assertions.Expect(page.Locator("#notice")).ToBeEmptyAsync();
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_language_that_ends_gives_way_to_the_source_and_one_that_is_added_can_be_chosen()
    {
        var page = await OpenAsync("?lang=es");
        await page.UntilAskedAsync(1, "main-es");
        tracks = Listed(Main, Arabic);
        await page.LoseAsync();

        await Assertions
            .Expect(page.Locator("#notice"))
            .ToHaveTextAsync("The captions in Spanish have ended. Here are the speaker’s own words.");
        await page.WaitForFunctionAsync("() => hub.asked[hub.asked.length - 1].track === null");
        Assert.EndsWith("/live?lang=es", page.Url, StringComparison.Ordinal);

        tracks = Listed(Main, Arabic, German);
        await page.FocusAsync("#language");
        await Assertions.Expect(page.Locator("#language option")).ToHaveCountAsync(3);
        await page.SelectOptionAsync("#language", "main-de");
        await page.WaitForFunctionAsync("() => hub.asked[hub.asked.length - 1].track === 'main-de'");
        await Assertions.Expect(page.Locator("#notice")).ToBeEmptyAsync();
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_choice_appears_when_a_translation_is_added_and_the_page_reconnects()
    {
        tracks = Listed(Main);
        var page = await OpenAsync();
        await page.HearAsync("en", "Good evening.");
        await Assertions.Expect(page.Locator("#languages")).ToBeHiddenAsync();

        tracks = Listed(Main, Spanish);
        await page.LoseAsync();
        await page.WaitForFunctionAsync("() => hub.calls === 2");
        await page.HearAsync("en", "Good evening.");

        await Assertions.Expect(page.Locator("#languages")).ToBeVisibleAsync();
        await page.CloseAsync();
    }

    [Fact]
    public async Task Without_a_list_of_tracks_captions_start_all_the_same()
    {
        tracks = "";
        var page = await OpenAsync("?lang=es&track=main");

        await page.UntilAskedAsync(1, "main");
        await Assertions.Expect(page.Locator("#languages")).ToBeHiddenAsync();

        tracks = All;
        await page.LoseAsync();
        await page.WaitForFunctionAsync("() => hub.asked[hub.asked.length - 1].track === 'main-es'");
        await page.CloseAsync();
    }

    [Fact]
    public async Task Sources_are_chosen_in_the_settings_and_keep_the_language()
    {
        tracks = Listed(
            Main,
            Spanish,
            """{"id":"guest","label":"Guest","language":"en","state":"running"}""",
            """{"id":"guest-es","label":"Guest, Spanish","language":"es","state":"running","translationOf":"guest"}"""
        );
        var page = await OpenAsync("?lang=es");
        await page.UntilAskedAsync(1, "main-es");
        await page.ClickAsync("#settings");
        Assert.Equal(["Main hall (en)", "Guest (en)"], await page.Locator("#track option").AllTextContentsAsync());
        await page.SelectOptionAsync("#track", "guest");

        await page.UntilAskedAsync(2, "guest-es");
        Assert.EndsWith("/live?lang=es&track=guest", page.Url, StringComparison.Ordinal);
        await page.CloseAsync();
    }

    [Fact]
    public async Task Arabic_runs_from_right_to_left_also_where_the_time_has_latin_letters()
    {
        var page = await OpenAsync("?lang=ar");
        await page.UntilAskedAsync(1, "main-ar");
        await page.HearAsync(null, "مساء الخير. عدد الحضور 250 شخصا.");
        await page.ClickAsync("#settings");
        await page.CheckAsync("#times");
        await page.ClickAsync("#settings");

        Assert.Equal(
            "ar auto rtl",
            await page.EvaluateAsync<string>(
                "(p => `${p.lang} ${p.dir} ${getComputedStyle(p).direction}`)(document.querySelector('#log p'))"
            )
        );
        Assert.Matches("[AP]M", await page.Locator("#log time").TextContentAsync());
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot("live-language-arabic") });
        await page.CloseAsync();
    }

    private static string Listed(params string[] tracks) => $"[{string.Join(',', tracks)}]";

    private async Task<IPage> OpenAsync(string query = "", string locale = "en-US")
    {
        var page = await chromium.OpenAsync(390, 780, locale: locale);
        await page.ScriptHubAsync();
        await page.RouteAsync("**/api/tracks", route =>
            tracks.Length > 0 ? route.FulfillAsync(new() { ContentType = "application/json", Body = tracks }) : route.AbortAsync()
        );
        await page.GotoAsync($"{service.Address}live{query}");
        return page;
    }
}
