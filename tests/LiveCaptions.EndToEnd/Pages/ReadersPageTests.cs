using System.Text.RegularExpressions;
using LiveCaptions.EndToEnd.Parts;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Pages;

/// <summary>The page for readers, with news that the test sends.</summary>
public sealed class ReadersPageTests(Chromium chromium, DemoService service) : IClassFixture<DemoService>
{
    private static readonly (long, string)[] Talk =
    [
        .. Enumerable.Range(1, 30).Select(i => ((long)i, $"Paragraph {i} tells of the harbour and of the people who work there.")),
    ];

    [Fact]
    public async Task Whole_sentences_are_told_and_the_words_that_move_are_kept_from_screen_readers()
    {
        var page = await OpenAsync();
        await page.TellAsync(1, "running", "to be", true, "a", (1, "Good evening. We hold these truths"));

        Assert.Equal(
            "Good evening.",
            await page.EvaluateAsync<string>("[...document.querySelectorAll('#log .told')].map(e => e.textContent).join('|')")
        );
        Assert.Equal(
            " We hold these truths to be",
            await page.EvaluateAsync<string>("document.querySelector('#log [aria-hidden=true]').textContent")
        );
        Assert.Equal(
            "log polite additions",
            await page.EvaluateAsync<string>(
                "['role', 'aria-live', 'aria-relevant'].map(name => document.getElementById('log').getAttribute(name)).join(' ')"
            )
        );

        await page.TellAsync(2, "running", "", false, "a", (1, "Good evening. We hold these truths to be self-evident."));

        Assert.Equal(
            "Good evening.| We hold these truths to be self-evident.",
            await page.EvaluateAsync<string>("[...document.querySelectorAll('#log .told')].map(e => e.textContent).join('|')")
        );
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_correction_changes_the_sentence_where_it_stands_and_markup_stays_text()
    {
        var page = await OpenAsync();
        await page.TellAsync(1, "running", "", false, "a", (1, "Hello <b>wold</b>."));
        await page.TellAsync(2, "running", "", false, "a", (1, "Hello <b>world</b>."));

        Assert.Equal(1, await page.Locator("#log p").CountAsync());
        Assert.Equal("Hello <b>world</b>.", await page.Locator("#log .told").TextContentAsync());
        Assert.Equal(0, await page.Locator("#log b").CountAsync());
        await page.CloseAsync();
    }

    [Fact]
    public async Task Who_scrolls_back_stays_there_and_finds_back_to_live()
    {
        var page = await OpenAsync();
        await page.TellAsync(1, "running", "", true, "a", Talk);
        Assert.True(await AtEndAsync(page));
        await Assertions.Expect(page.Locator("#jump")).ToBeHiddenAsync();

        await page.EvaluateAsync("document.getElementById('log').scrollTop = 0");
        await Assertions.Expect(page.Locator("#jump")).ToBeVisibleAsync();
        await page.TellAsync(2, "running", "", true, "a", (31, "News."), (32, "More news."));
        Assert.Equal(0, await page.EvaluateAsync<int>("document.getElementById('log').scrollTop"));
        await Assertions.Expect(page.Locator("#jump")).ToHaveTextAsync("Jump to live (2 new)");

        await page.ClickAsync("#jump");
        Assert.True(await AtEndAsync(page));
        await Assertions.Expect(page.Locator("#jump")).ToBeHiddenAsync();
        await page.CloseAsync();
    }

    [Fact]
    public async Task Who_pauses_misses_nothing()
    {
        var page = await OpenAsync();
        await page.TellAsync(1, "running", "", true, "a", (1, "One."));
        await page.ClickAsync("#pause");
        await page.TellAsync(2, "running", "", true, "a", (2, "Two."));
        await page.TellAsync(3, "running", "", true, "a", (2, "Two. And"), (3, "Three."));
        Assert.DoesNotContain("Two", await page.Locator("#log").TextContentAsync(), StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("#state")).ToHaveTextAsync("You have paused the text");

        await page.ClickAsync("#pause");

        await Assertions.Expect(page.Locator("#log p")).ToHaveTextAsync((Regex[])[new("One\\."), new("Two\\. And"), new("Three\\.")]);
        await page.CloseAsync();
    }

    [Fact]
    public async Task Readers_are_told_of_pauses_of_the_room_and_of_lost_connections_and_keep_their_text()
    {
        var page = await OpenAsync();
        await page.TellAsync(7, "running", "", true, "a", (1, "Before the break."));
        await Assertions.Expect(page.Locator("#state")).ToHaveTextAsync("Live");
        await page.TellAsync(8, "paused", "", false, "a");
        await Assertions.Expect(page.Locator("#state")).ToHaveTextAsync("Paused. It resumes here by itself.");

        await page.LoseAsync();
        await Assertions.Expect(page.Locator("#state")).ToContainTextAsync("Connection lost");
        await page.WaitForFunctionAsync("() => hub.calls === 2");
        Assert.Equal("""{"track":null,"since":8,"run":"a"}""", await page.EvaluateAsync<string>("JSON.stringify(hub.asked[1])"));

        // Another running of the service numbers anew: what was read stays.
        await page.TellAsync(1, "running", "", true, "b", (1, "After the break."));
        await Assertions.Expect(page.Locator("#log p")).ToHaveTextAsync((Regex[])[new("Before the break\\."), new("After the break\\.")]);
        await page.CloseAsync();
    }

    [Fact]
    public async Task Another_track_is_chosen_and_named_in_the_address()
    {
        var page = await OpenAsync(before: p =>
            p.RouteAsync("**/tracks", route =>
                route.FulfillAsync(
                    new()
                    {
                        ContentType = "application/json",
                        Body = """[{"id":"floor","label":"Floor","language":"en"},{"id":"german","label":"German","language":"de"}]""",
                    }
                )
            )
        );
        await page.TellAsync(1, "running", "", true, "a", (1, "English."));
        await page.ClickAsync("#settings");
        await page.SelectOptionAsync("#track", "german");

        await page.WaitForFunctionAsync("() => hub.calls === 2");
        Assert.Equal("""{"track":"german","since":0,"run":null}""", await page.EvaluateAsync<string>("JSON.stringify(hub.asked[1])"));
        Assert.EndsWith("/live?track=german", page.Url, StringComparison.Ordinal);
        Assert.Equal("", await page.Locator("#log").TextContentAsync());
        await page.CloseAsync();
    }

    [Fact]
    public async Task What_a_reader_has_set_is_there_again_after_a_reload()
    {
        var page = await OpenAsync();
        await page.TellAsync(1, "running", "", true, "a", Talk);
        var before = await SizeAsync(page);
        await page.ClickAsync("#settings");
        await page.FillAsync("#size", "300");
        await page.SelectOptionAsync("#contrast", "yellow");
        await page.SelectOptionAsync("#font", "OpenDyslexic");
        await page.FillAsync("#letter", "0.1");
        await page.CheckAsync("#times");

        await page.ReloadAsync();
        await page.TellAsync(1, "running", "", true, "a", Talk);

        Assert.Equal(before * 3, await SizeAsync(page), 1);
        Assert.Equal("rgb(255, 228, 92)", await page.EvaluateAsync<string>("getComputedStyle(document.getElementById('log')).color"));
        Assert.StartsWith(
            "OpenDyslexic",
            await page.EvaluateAsync<string>("getComputedStyle(document.getElementById('log')).fontFamily"),
            StringComparison.Ordinal
        );
        await Assertions.Expect(page.Locator("#log time").First).ToBeVisibleAsync();
        await page.CloseAsync();
    }

    [Fact]
    public async Task The_text_can_be_saved_and_copied()
    {
        var page = await OpenAsync();
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.TellAsync(1, "running", "", false, "a", (1, "One."), (2, "Two."));
        await page.ClickAsync("#settings");
        var saved = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("#save"));
        var text = await File.ReadAllTextAsync(await saved.PathAsync(), TestContext.Current.CancellationToken);

        Assert.Matches(@"^captions-\d{4}-\d\d-\d\d\.txt$", saved.SuggestedFilename);
        Assert.Matches(@"^\uFEFF?Main hall\r\n\r\n[\d:\sAPM]+\r\nOne\.\r\n\r\n[\d:\sAPM]+\r\nTwo\.\r\n$", text);
        await page.ClickAsync("#copy");
        await Assertions.Expect(page.Locator("#told")).ToHaveTextAsync("Copied.");
        Assert.Contains("Two.", await page.EvaluateAsync<string>("navigator.clipboard.readText()"), StringComparison.Ordinal);
        await page.CloseAsync();
    }

    [Theory]
    [InlineData("dark")]
    [InlineData("light")]
    [InlineData("yellow")]
    [InlineData("cream")]
    public async Task Every_set_of_colours_has_seven_to_one_and_nothing_stands_in_the_way_of_a_reader(string contrast)
    {
        var page = await OpenAsync(320, 640);
        await page.TellAsync(1, "running", "and more", true, "a", Talk);
        await page.ClickAsync("#settings");
        await page.SelectOptionAsync("#contrast", contrast);
        await page.CheckAsync("#times");

        Assert.Empty(await page.ViolationsAsync(enhanced: true));
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot($"live-{contrast}-settings") });
        await page.ClickAsync("#settings");
        await page.EvaluateAsync("document.getElementById('log').scrollTop = 0");
        await Assertions.Expect(page.Locator("#jump")).ToBeVisibleAsync();
        Assert.Empty(await page.ViolationsAsync(enhanced: true));
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot($"live-{contrast}") });
        await page.CloseAsync();
    }

    [Fact]
    public async Task Everything_is_done_with_the_keyboard()
    {
        var page = await OpenAsync(800, 600);
        await page.TellAsync(1, "running", "", true, "a", Talk);
        await page.TabToAsync("pause");
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page.Locator("#pause")).ToHaveAttributeAsync("aria-pressed", "true");
        await page.Keyboard.PressAsync("Space");
        await page.TabToAsync("settings");
        await page.Keyboard.PressAsync("Enter");
        await page.TabToAsync("size");
        await page.Keyboard.PressAsync("End");
        await Assertions.Expect(page.Locator("#size-now")).ToHaveTextAsync("400 %");
        await page.TabToAsync("times");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal("settings", await page.FocusAsync());
        await Assertions.Expect(page.Locator("#panel")).ToBeHiddenAsync();
        await page.TabToAsync("log");
        await page.Keyboard.PressAsync("Home");
        await Assertions.Expect(page.Locator("#jump")).ToBeVisibleAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('#log').scrollTop === 0"); // the browser scrolls there step by step
        await page.TabToAsync("jump");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#jump")).ToBeHiddenAsync();
        Assert.Equal("log", await page.FocusAsync());
        await page.CloseAsync();
    }

    [Theory]
    [InlineData(320, 640, 1)]
    [InlineData(640, 400, 2)]
    public async Task It_fits_a_small_phone_and_two_hundred_percent_zoom_also_in_the_largest_letters(int width, int height, float zoom)
    {
        var page = await OpenAsync(width, height, zoom);
        await page.TellAsync(1, "running", "extraordinarily-complicated-compound-words", true, "a", Talk);
        await page.ClickAsync("#settings");
        Assert.True(await page.FitsAsync());
        await page.FillAsync("#size", "400");
        await page.ClickAsync("#settings");

        Assert.True(await page.FitsAsync());
        Assert.True(
            await page.EvaluateAsync<bool>("document.getElementById('log').scrollWidth <= document.getElementById('log').clientWidth")
        );
        Assert.True(await page.EvaluateAsync<bool>("document.getElementById('log').clientHeight > innerHeight / 2"));
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot($"live-{width}-400-percent") });
        await page.CloseAsync();
    }

    [Fact]
    public async Task The_screen_is_kept_on_where_the_reader_wants_it()
    {
        var page = await OpenAsync(before: p =>
            p.AddInitScriptAsync(
                "window.locks = 0; Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => { locks++; return { addEventListener() {}, release: async () => { locks--; } }; } } });"
            )
        );
        await page.ClickAsync("#settings");
        await page.CheckAsync("#awake");
        await page.WaitForFunctionAsync("() => locks === 1");
        await page.UncheckAsync("#awake");
        await page.WaitForFunctionAsync("() => locks === 0");
        await page.CloseAsync();

        var plain = await OpenAsync(before: p => p.AddInitScriptAsync("delete Navigator.prototype.wakeLock;"));
        await plain.ClickAsync("#settings");
        await Assertions.Expect(plain.Locator("#awake")).ToBeDisabledAsync();
        await Assertions.Expect(plain.Locator("#awake-hint")).ToContainTextAsync("only for pages with https");
        await plain.CloseAsync();
    }

    private static Task<bool> AtEndAsync(IPage page) =>
        page.EvaluateAsync<bool>("(log => log.scrollHeight - log.scrollTop - log.clientHeight < 2)(document.getElementById('log'))");

    private static Task<double> SizeAsync(IPage page) =>
        page.EvaluateAsync<double>("parseFloat(getComputedStyle(document.getElementById('log')).fontSize)");

    private async Task<IPage> OpenAsync(int width = 390, int height = 780, float zoom = 1, Func<IPage, Task>? before = null)
    {
        var page = await chromium.OpenAsync(width, height, zoom: zoom);
        await page.ScriptHubAsync();
        if (before is not null)
            await before(page);
        await page.GotoAsync($"{service.Address}live");
        return page;
    }
}
