using System.Net.Http.Json;
using System.Text.Json;
using LiveCaptions.EndToEnd.Parts;
using LiveCaptions.Tests.Obs.Fake;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Pages;

/// <summary>One person with a keyboard at the real service, which captions the demo clip.</summary>
public sealed class OperatorPageTests(Chromium chromium, DemoService service) : IClassFixture<DemoService>, IAsyncLifetime
{
    private readonly HttpClient http = new() { BaseAddress = service.Address };

    /// <summary>The tests share one service, in an order that is not known: what another one has changed is taken back.</summary>
    public async ValueTask InitializeAsync()
    {
        var asSpoken = new
        {
            blocked = "AsSpoken",
            fillers = "Keep",
            casing = "AsSpoken",
        };
        using var answer = await http.PutAsJsonAsync(
            new Uri("api/rules", UriKind.Relative),
            new
            {
                replacements = new { },
                blocklist = Array.Empty<string>(),
                vocabulary = Array.Empty<string>(),
                refused = Array.Empty<string>(),
                numbers = "AsHeard",
                letters = "AsHeard",
                overlay = asSpoken,
                readers = asSpoken,
                exports = asSpoken,
            }
        );
        answer.EnsureSuccessStatusCode();
    }

    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_word_is_corrected_with_the_keyboard_alone_and_readers_get_it()
    {
        var page = await OpenAsync();
        var reader = await chromium.OpenAsync(390, 780);
        await reader.GotoAsync(new Uri(service.Address, "live").ToString());
        await page.WaitForFunctionAsync("() => document.querySelectorAll('#words button').length > 5", null, new() { Timeout = 60_000 });

        await Assertions.Expect(page.Locator("#correct")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("Alt+KeyK");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("ArrowLeft");
        var number = await page.EvaluateAsync<int>("+document.activeElement.dataset.number");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("text", await page.FocusAsync());
        await page.Keyboard.TypeAsync("Harbourmaster");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("#told")).ToHaveTextAsync("Corrected: Harbourmaster");
        await Assertions.Expect(page.Locator("#correct")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator($"#words [data-number='{number}']")).ToHaveTextAsync("Harbourmaster");
        Assert.Equal(number, await page.EvaluateAsync<int>("+document.activeElement.dataset.number"));
        await Assertions.Expect(reader.Locator("#log")).ToContainTextAsync("Harbourmaster");
        await reader.CloseAsync();
        await page.CloseAsync();
    }

    [Fact]
    public async Task One_key_takes_everything_off_air_without_a_question_and_one_button_undoes_it()
    {
        var page = await OpenAsync();
        var overlay = await chromium.OpenAsync();
        // A picture that is delayed by seconds, and words that fade for seconds: neither may wait.
        await overlay.GotoAsync(new Uri(service.Address, "overlay?delay=3&fade=5").ToString());
        await overlay.UntilCaptionsAsync(words: 2);

        await page.Keyboard.PressAsync("Alt+KeyO");

        await overlay.WaitForFunctionAsync("() => !document.querySelector('[data-lc=word]')", null, new() { Timeout = 2000 });
        await Assertions.Expect(page.Locator("#air")).ToHaveTextAsync("Off air, all tracks");
        await Assertions.Expect(page.Locator("page-header .air")).ToHaveTextAsync("Off air");
        await page.Keyboard.PressAsync("Alt+KeyO");
        await Assertions.Expect(page.Locator("#off-air")).ToHaveAttributeAsync("aria-pressed", "true");

        await page.ClickAsync("#on-air");

        await Assertions.Expect(page.Locator("#air")).ToHaveTextAsync("On air");
        await Assertions.Expect(page.Locator("#on-air")).ToBeHiddenAsync();
        await overlay.UntilCaptionsAsync(words: 2);
        await overlay.CloseAsync();
        await page.CloseAsync();
    }

    [Fact]
    public async Task Everything_else_is_reached_by_keyboard_and_takes_effect()
    {
        var page = await OpenAsync();
        await page.Keyboard.PressAsync("Alt+KeyP");
        await Assertions.Expect(page.Locator("#pause")).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(page.Locator("#air")).ToHaveTextAsync("Paused: nothing goes out");
        await page.Keyboard.PressAsync("Alt+KeyP");
        await Assertions.Expect(page.Locator("#air")).ToHaveTextAsync("On air");

        await page.TabToAsync("overlay");
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page.Locator("#air")).ToHaveTextAsync("On air, picture off");
        await page.Keyboard.PressAsync("Space");
        await page.TabToAsync("hold");
        for (var i = 0; i < 4; i++)
            await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator("#air")).ToHaveTextAsync("On air, delayed by 2 s");
        for (var i = 0; i < 4; i++)
            await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("Alt+KeyL");
        await page.Keyboard.TypeAsync("Back at three <b>o’clock</b>");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#told")).ToHaveTextAsync("The line is on air.");
        await page.Keyboard.PressAsync("Alt+KeyN");
        await Assertions
            .Expect(page.Locator("#told"))
            .ToHaveTextAsync("The backlog is skipped; captions continue with what is being said now.");
        await Assertions.Expect(page.Locator("#words")).ToContainTextAsync("<b>o’clock</b>");
        await page.CloseAsync();
    }

    [Fact]
    public async Task Names_from_a_document_are_ticked_and_stand_in_the_list()
    {
        var page = await OpenAsync();
        await UntilRulesAsync(page);
        await page.FillAsync("#vocabulary", "WebRTC");
        await page.SetInputFilesAsync(
            "#terms-file",
            new FilePayload[]
            {
                new()
                {
                    Name = "talks.ics",
                    MimeType = "text/calendar",
                    Buffer = "BEGIN:VCALENDAR\nSUMMARY:Talk by Anna Kowalczyk on Helm"u8.ToArray(),
                },
                new()
                {
                    Name = "paper.pdf",
                    MimeType = "application/pdf",
                    Buffer = "%PDF-1.7"u8.ToArray(),
                },
            }
        );
        await Assertions.Expect(page.Locator("#terms-told")).ToContainTextAsync("paper.pdf: PDF is not read yet");
        await Assertions.Expect(page.Locator("#terms-list label")).ToHaveTextAsync(["Anna Kowalczyk", "Helm"]);
        await Assertions.Expect(page.GetByLabel("Helm")).Not.ToBeCheckedAsync();
        Assert.Empty(await page.ViolationsAsync());
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot("operator-names"), FullPage = true });

        await page.ClickAsync("#terms-take");
        await Assertions.Expect(page.Locator("#vocabulary")).ToHaveValueAsync("WebRTC\nAnna Kowalczyk");
        await Assertions.Expect(page.Locator("#terms")).ToBeHiddenAsync();
        await page.CloseAsync();
    }

    [Fact]
    public async Task Rules_are_learnt_on_the_spot_and_a_wrong_one_is_told_in_a_sentence()
    {
        var page = await OpenAsync();
        await UntilRulesAsync(page);
        await page.FillAsync("#replacements", "two, words = x");
        await page.ClickAsync("#words-form [type=submit]");
        await Assertions.Expect(page.Locator("#rules-told")).ToContainTextAsync("is not a word, or a phrase");
        await page.FillAsync("#replacements", "jason = JSON\nopen ai = OpenAI");
        await page.FillAsync("#blocklist", "darn\nwhat the heck");
        await page.FillAsync("#vocabulary", "Anna Kowalczyk\nKubernetes");
        await page.SelectOptionAsync("#overlay-blocked", "Mask");
        await page.SelectOptionAsync("#numbers", "Digits");
        await page.ClickAsync("#words-form [type=submit]");
        await Assertions.Expect(page.Locator("#rules-told")).ToContainTextAsync("In force");

        var rules = await http.GetFromJsonAsync<JsonElement>(new Uri("api/rules", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(
            ("JSON", "Mask", "Digits", 2, 2),
            (
                rules.GetProperty("replacements").GetProperty("jason").GetString(),
                rules.GetProperty("overlay").GetProperty("blocked").GetString(),
                rules.GetProperty("numbers").GetString(),
                rules.GetProperty("blocklist").GetArrayLength(),
                rules.GetProperty("vocabulary").GetArrayLength()
            )
        );
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_track_is_named_coloured_added_and_removed_on_the_page_and_OBS_is_told_of()
    {
        var page = await OpenAsync();
        await Assertions.Expect(page.Locator("#obs-says")).ToContainTextAsync("OBS is not used");
        // Nothing is wrong: it looks as any other remark does.
        await Assertions
            .Expect(page.Locator("#obs-says"))
            .ToHaveCSSAsync("color", await page.Locator(".quiet").First.EvaluateAsync<string>("e => getComputedStyle(e).color"));
        await page.FillAsync("#add-name", "Second speaker");
        await page.Locator("#add [type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("#tracks-told")).ToHaveTextAsync("The track listens to the page /speak?track=second-speaker.");
        var row = page.Locator("#tracks li").Nth(1);
        await row.GetByLabel("Name of second-speaker").FillAsync("Guest");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("#tracks-told")).ToHaveTextAsync("The track is called Guest.");
        await row.Locator("[type=color]").FillAsync("#ffd800");
        await Assertions.Expect(page.Locator("#tracks-told")).ToHaveTextAsync("Its words have this colour.");
        var track = (
            await http.GetFromJsonAsync<JsonElement>(new Uri("api/tracks", UriKind.Relative), TestContext.Current.CancellationToken)
        )[1];
        Assert.Equal(("Guest", "#ffd800"), (track.GetProperty("label").GetString(), track.GetProperty("colour").GetString()));

        await row.GetByText("No colour").ClickAsync();
        await row.GetByText("Remove").ClickAsync();
        await row.GetByText("Really remove").ClickAsync();
        await Assertions.Expect(page.Locator("#tracks li")).ToHaveCountAsync(1);
        await page.CloseAsync();
    }

    [Fact]
    public async Task OBS_is_set_up_from_the_page_and_taken_out_again_and_the_password_is_forgotten_there()
    {
        await using var obs = await FakeObs.StartAsync("correct horse");
        await using var mine = await ServiceProcess.StartAsync(Repository.Demo, obs: new { Address = obs.Address.ToString() });
        var page = await chromium.OpenAsync(1440, 900);
        await page.GotoAsync(new Uri(mine.Address, "operator").ToString());

        await page.FillAsync("#obs-password", "wrong");
        await page.ClickAsync("#obs-form [type=submit]");
        await Assertions.Expect(page.Locator("#obs-told")).ToContainTextAsync("OBS refused the password");
        await page.FillAsync("#obs-password", "correct horse");
        await page.FillAsync("#obs-scene", "Break");
        await page.SelectOptionAsync("#obs-kind", "Text");
        await page.ClickAsync("#obs-form [type=submit]");
        await Assertions.Expect(page.Locator("#obs-told")).ToContainTextAsync("Captions are in the scene \"Break\" of OBS");
        await Assertions.Expect(page.Locator("#obs-password")).ToHaveValueAsync("");
        await page.ClickAsync("#obs-look");
        await Assertions
            .Expect(page.Locator("#obs-told"))
            .ToContainTextAsync("OBS 29.0.2: stream not live, recording not running, “LiveCaptions” is there.");
        await page.ClickAsync("#obs-remove");
        await Assertions.Expect(page.Locator("#obs-told")).ToContainTextAsync("was removed from OBS");

        Assert.Empty(obs.Studio.Inputs);
        Assert.DoesNotContain("horse", mine.Said, StringComparison.Ordinal);
        await page.CloseAsync();
    }

    [Theory]
    [InlineData(1440, 900, 1, ColorScheme.Light)]
    [InlineData(1440, 900, 1, ColorScheme.Dark)]
    [InlineData(320, 640, 1, ColorScheme.Dark)]
    [InlineData(640, 400, 2, ColorScheme.Light)]
    public async Task Nothing_stands_in_an_operators_way_on_any_screen(int width, int height, float zoom, ColorScheme scheme)
    {
        var page = await OpenAsync(width, height, zoom, scheme);
        var faults = page.Faults();
        await page.WaitForFunctionAsync("() => document.querySelectorAll('#words button').length > 12", null, new() { Timeout = 60_000 });
        await page.Locator("#words button").Nth(3).ClickAsync();

        Assert.True(await page.FitsAsync());
        Assert.Empty(await page.ViolationsAsync());
        await page.ScreenshotAsync(
            new() { Path = Repository.Screenshot($"operator-{width}-{scheme}".ToLowerInvariant()), FullPage = true }
        );
        Assert.Empty(faults);
        await page.CloseAsync();
    }

    /// <summary>Waits for the rules, which would overwrite what is typed before.</summary>
    private static Task UntilRulesAsync(IPage page) => Assertions.Expect(page.Locator("#overlay-blocked")).ToBeAttachedAsync();

    private async Task<IPage> OpenAsync(int width = 1440, int height = 900, float zoom = 1, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await chromium.OpenAsync(width, height, scheme, zoom: zoom);
        await page.GotoAsync(new Uri(service.Address, "operator").ToString());
        await Assertions.Expect(page.Locator("#air")).Not.ToHaveTextAsync("Asking the service…");
        return page;
    }
}
