using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LiveCaptions.EndToEnd.Parts;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Pages;

/// <summary>Captions read aloud on the page for readers, by a voice that records what it would say.</summary>
public sealed class ReadersSpeechTests(Chromium chromium, DemoService service) : IClassFixture<DemoService>
{
    private const string Tracks = """
        [{"id":"main","label":"Main hall","language":"en","state":"running"},
         {"id":"main-es","label":"Main hall, Spanish","language":"es","state":"running","translationOf":"main"}]
        """;

    [Fact]
    public async Task Nothing_is_spoken_before_a_click_and_after_it_what_is_settled_once_each()
    {
        var page = await OpenAsync();
        await page.HearAsync("en", "Good evening. We");
        await Assertions.Expect(page.Locator("#speech")).ToHaveAttributeAsync("aria-pressed", "false");
        Assert.Equal(0, (await page.VoiceUseAsync())[0]);

        await page.ClickAsync("#speech");
        await Assertions.Expect(page.Locator("#speech")).ToHaveAttributeAsync("aria-pressed", "true");
        await page.UntilSaidAsync("en-US: Good evening.");
        await page.HearAsync("en", "Good evening. We begin. This is");
        await page.HearAsync("en", "Good evening. We begin. This is long.");
        await page.UntilSaidAsync("en-US: Good evening.");
        await page.EndUtteranceAsync();
        await page.UntilSaidAsync("en-US: Good evening.", "en-US: We begin. This is long.");
        await page.EndUtteranceAsync();
        await page.HearAsync("en", "Good morning. We begin. This is long.");

        Assert.Equal(2, await page.EvaluateAsync<int>("voice.said.length"));
        await page.CloseAsync();
    }

    [Fact]
    public async Task What_the_page_reads_aloud_a_screen_reader_does_not_read_as_well()
    {
        var page = await OpenAsync();
        await page.HearAsync("en", "Good evening.");
        await Assertions.Expect(page.Locator("#log")).ToHaveAttributeAsync("aria-live", "polite");

        await page.ClickAsync("#speech");
        await Assertions.Expect(page.Locator("#log")).ToHaveAttributeAsync("aria-live", "off");
        await page.ClickAsync("#settings");
        await page.UncheckAsync("#aloud");
        await page.CheckAsync("#aloud");
        await Assertions.Expect(page.Locator("#log")).ToHaveAttributeAsync("aria-live", "off");

        await page.ClickAsync("#speech");
        await Assertions.Expect(page.Locator("#log")).ToHaveAttributeAsync("aria-live", "polite");
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_pause_is_silent_and_what_follows_it_begins_with_the_newest_words()
    {
        var page = await OpenAsync();
        await page.HearAsync("en", "One.");
        await page.ClickAsync("#speech");
        await page.UntilSaidAsync("en-US: One.");

        await page.ClickAsync("#pause");
        Assert.Equal(1, (await page.VoiceUseAsync())[1]);
        var sentence = string.Join(' ', Enumerable.Repeat("words", 26)) + ".";
        await page.HearAsync("en", "One.", sentence);
        await page.HearAsync("en", "One.", sentence, "Here we are again, all of us.");
        await page.ClickAsync("#pause");

        await page.UntilSaidAsync("en-US: One.", "en-US: Here we are again, all of us.");
        await page.CloseAsync();
    }

    [Theory]
    [InlineData("paused")]
    [InlineData("offAir")]
    public async Task A_room_that_is_paused_or_off_air_is_silent_and_goes_on_by_itself(string state)
    {
        var page = await OpenAsync();
        await page.HearAsync("en", "One.");
        await page.ClickAsync("#speech");
        await page.UntilSaidAsync("en-US: One.");

        await page.HearAsync(state, "en", state == "paused" ? ["One. Not for you."] : []);
        Assert.Equal(1, (await page.VoiceUseAsync())[1]);
        await page.HearAsync("en", state == "paused" ? "One. Not for you. Welcome back." : "Welcome back.");

        await page.UntilSaidAsync("en-US: One.", "en-US: Welcome back.");
        await page.CloseAsync();
    }

    [Fact]
    public async Task Another_language_ends_it_and_the_next_click_speaks_that_language()
    {
        var page = await OpenAsync();
        await page.HearAsync("en", "One. Two");
        await page.ClickAsync("#speech");
        await page.UntilSaidAsync("en-US: One.");

        await page.SelectOptionAsync("#language", "main-es");
        await page.UntilAskedAsync(2, "main-es");
        await Assertions.Expect(page.Locator("#speech")).ToHaveAttributeAsync("aria-pressed", "false");
        Assert.Equal(1, (await page.VoiceUseAsync())[1]);
        await page.HearAsync(null, "Uno.");
        await page.ClickAsync("#speech");

        // The track's language stands in while the words have none.
        await page.UntilSaidAsync("en-US: One.", "es-ES: Uno.");
        await page.CloseAsync();
    }

    [Fact]
    public async Task The_button_is_there_once_the_device_has_a_voice_and_says_so_where_none_speaks_the_language()
    {
        var page = await OpenAsync("[]");
        await page.HearAsync("en", "Good evening.");
        await Assertions.Expect(page.Locator("#speech")).ToBeHiddenAsync();
        await page.EvaluateAsync("voice.change(['de-DE'])");

        await page.ClickAsync("#speech");

        await Assertions.Expect(page.Locator("#notice")).ToContainTextAsync("This device has no voice for English");
        await Assertions.Expect(page.Locator("#speech")).ToHaveAttributeAsync("aria-pressed", "false");
        Assert.Empty(await page.EvaluateAsync<string[]>("voice.said"));
        await page.EvaluateAsync("voice.change(['de-DE', 'en-GB'])");
        await page.ClickAsync("#speech");
        await page.UntilSaidAsync("en-GB: Good evening.");
        await Assertions.Expect(page.Locator("#notice")).ToBeEmptyAsync();
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_script_that_cannot_be_loaded_is_told_and_the_next_click_loads_it()
    {
        var page = await OpenAsync();
        await page.HearAsync("en", "Good evening.");
        await page.RouteAsync("**/read-aloud.js", route => route.AbortAsync());

        await page.ClickAsync("#speech");
        await Assertions.Expect(page.Locator("#notice")).ToContainTextAsync("could not be loaded");
        await Assertions.Expect(page.Locator("#speech")).ToHaveAttributeAsync("aria-pressed", "false");

        await page.ClickAsync("#speech");
        await page.UntilSaidAsync("en-US: Good evening.");
        await page.CloseAsync();
    }

    [Theory]
    [InlineData("dark", 390)]
    [InlineData("light", 390)]
    [InlineData("yellow", 320)]
    public async Task The_buttons_fit_a_phone_and_are_reached_with_the_keyboard(string contrast, int width)
    {
        var page = await OpenAsync(width: width);
        await page.EvaluateAsync("contrast => localStorage.setItem('livecaptions-reading', JSON.stringify({ contrast }))", contrast);
        await page.ReloadAsync();
        await page.HearAsync("en", "Good evening. Today we speak of the harbour and of the people who work there.");
        await page.TabToAsync("speech");
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page.Locator("#speech")).ToHaveAttributeAsync("aria-pressed", "true");

        Assert.Empty(await page.ViolationsAsync(enhanced: true));
        Assert.True(await page.FitsAsync());
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot($"live-speech-{contrast}") });
        await page.CloseAsync();
    }

    [Fact]
    public async Task Without_translations_the_voice_costs_a_phone_no_row_of_text()
    {
        var page = await OpenAsync(tracks: "[]");
        await page.HearAsync("en", "Good evening.");
        await Assertions.Expect(page.Locator("#languages")).ToBeHiddenAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Read aloud" })).ToBeVisibleAsync();
        Assert.InRange(await page.EvaluateAsync<int>("document.querySelector('header').offsetHeight"), 40, 70);
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot("live-speech-alone") });
        await page.CloseAsync();
    }

    [Fact]
    public async Task Two_real_tracks_are_read_one_after_the_other_until_one_is_removed()
    {
        await using var real = await ServiceProcess.StartAsync(
            new { Source = "typed", Label = "Main hall" },
            second: new { Source = "typed", Label = "Spanish" }
        );
        using var http = new HttpClient { BaseAddress = real.Address };
        var page = await chromium.OpenAsync(390, 780);
        await page.RecordVoiceAsync();
        await page.RouteAsync("**/api/tracks", async route =>
        {
            // What the service says of a translated track.
            var listed = JsonNode.Parse(await (await route.FetchAsync()).TextAsync())!.AsArray();
            foreach (var second in listed.Where(track => track!["id"]!.GetValue<string>() == "second"))
                (second!["language"], second["translationOf"]) = ("es", "main");
            await route.FulfillAsync(new() { ContentType = "application/json", Body = listed.ToJsonString() });
        });
        await page.GotoAsync($"{real.Address}live");
        await page.SelectOptionAsync("#language", new SelectOptionValue { Value = "second" });
        await Assertions.Expect(page.Locator("#title")).ToHaveTextAsync("Spanish");
        await TypeAsync(http, "second", "Buenas tardes.");
        await Assertions.Expect(page.Locator("#log .told")).ToHaveTextAsync("Buenas tardes.");
        await page.ClickAsync("#speech");
        await page.UntilSaidAsync("es-ES: Buenas tardes.");

        using var removed = await http.DeleteAsync(new Uri("api/tracks/second", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(removed.IsSuccessStatusCode);

        await Assertions.Expect(page.Locator("#notice")).ToContainTextAsync("have ended. Here are the speaker’s own words.");
        await Assertions.Expect(page.Locator("#title")).ToHaveTextAsync("Main hall");
        await Assertions.Expect(page.Locator("#state")).ToHaveTextAsync("Live");
        await Assertions.Expect(page.Locator("#speech")).ToHaveAttributeAsync("aria-pressed", "false");
        await TypeAsync(http, "main", "Good evening.");
        await Assertions.Expect(page.Locator("#log .told")).ToHaveTextAsync("Good evening.");
        await page.CloseAsync();
    }

    private static async Task TypeAsync(HttpClient http, string track, string text)
    {
        using var answer = await http.PostAsJsonAsync(
            new Uri($"api/tracks/{track}/lines", UriKind.Relative),
            new { text },
            TestContext.Current.CancellationToken
        );
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<IPage> OpenAsync(string languages = "['en-US', 'es-ES']", int width = 390, string tracks = Tracks)
    {
        var page = await chromium.OpenAsync(width, 780);
        await page.ScriptHubAsync();
        await page.RecordVoiceAsync(languages);
        await page.RouteAsync("**/api/tracks", route => route.FulfillAsync(new() { ContentType = "application/json", Body = tracks }));
        await page.GotoAsync($"{service.Address}live");
        return page;
    }
}
