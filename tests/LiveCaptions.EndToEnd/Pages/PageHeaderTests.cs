using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LiveCaptions.EndToEnd.Parts;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Pages;

/// <summary>The header of the pages of this machine: where one is, how late captions are, whether they are on air, the way back.</summary>
public sealed class PageHeaderTests(Chromium chromium, DemoService service) : IClassFixture<DemoService>
{
    [Theory]
    [InlineData("", "Start", "Start")]
    [InlineData("operator", "Operator", "Regie")]
    [InlineData("builder", "Looks", "Aussehen")]
    public async Task Every_page_says_where_one_is_how_late_captions_are_and_whether_they_are_on_air(
        string path,
        string name,
        string germanName
    )
    {
        var page = await OpenAsync(path);
        var faults = page.Faults();
        await Assertions.Expect(page.Locator("page-header [aria-current=page]")).ToHaveTextAsync(name);
        await Assertions.Expect(page.Locator("page-header .air")).ToHaveTextAsync("On air");
        await Assertions.Expect(page.Locator("page-header .late")).ToHaveTextAsync(new Regex(@"^Delay: \d\.\d s$"));
        await page.CloseAsync();

        var german = await OpenAsync(path, locale: "de-DE");
        await Assertions.Expect(german.Locator("page-header [aria-current=page]")).ToHaveTextAsync(germanName);
        await Assertions.Expect(german.Locator("page-header .air")).ToHaveTextAsync("Auf Sendung");
        await Assertions.Expect(german.Locator("page-header .late")).ToHaveTextAsync(new Regex(@"^Verzögerung: \d,\d s$"));
        await german.Locator("page-header .brand").ClickAsync();
        await german.WaitForURLAsync(service.Address.ToString());
        await german.CloseAsync();
        Assert.Empty(faults);
    }

    [Fact]
    public async Task What_the_operator_stops_is_told_on_the_other_pages()
    {
        var builder = await OpenAsync("builder");
        var desk = await OpenAsync("operator");
        await Assertions.Expect(builder.Locator("page-header .air")).ToHaveTextAsync("On air");
        // The desk knows its tracks.
        await Assertions.Expect(desk.Locator("page-header .air")).ToHaveTextAsync("On air");

        await desk.ClickAsync("#pause");
        await Assertions.Expect(builder.Locator("page-header .air")).ToHaveTextAsync("Paused");
        await Assertions.Expect(desk.Locator("page-header .air")).ToHaveTextAsync("Paused");
        await desk.ClickAsync("#pause");
        await Assertions.Expect(builder.Locator("page-header .air")).ToHaveTextAsync("On air");

        await desk.CloseAsync();
        await builder.CloseAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("operator")]
    [InlineData("builder")]
    [InlineData("login")]
    [InlineData("speak")]
    [InlineData("wall")]
    [InlineData("live")]
    public async Task In_German_too_every_page_fits_a_narrow_window_and_stands_in_nobodys_way(string path)
    {
        var page = await chromium.OpenAsync(320, 640, ColorScheme.Dark, locale: "de-DE");
        await CalmAsync(page);
        await page.GotoAsync(new Uri(service.Address, path).ToString());
        await page.WaitForFunctionAsync("() => document.documentElement.lang === 'de'");
        if (path is "" or "operator" or "builder")
            await Assertions.Expect(page.Locator("page-header .air")).ToHaveTextAsync("Auf Sendung");

        Assert.True(await page.FitsAsync());
        Assert.Empty(await page.ViolationsAsync());
        await page.CloseAsync();
    }

    [Theory]
    [InlineData("", "/status", 6)]
    [InlineData("operator", "/status", 1)]
    public async Task The_header_asks_once_for_all_and_not_at_all_where_the_page_asks_already(string path, string asked, int most)
    {
        var page = await chromium.OpenAsync(1280, 800);
        var requests = 0;
        page.Request += (_, request) => requests += new Uri(request.Url).AbsolutePath == asked ? 1 : 0;
        await CalmAsync(page);
        await page.GotoAsync(new Uri(service.Address, path).ToString());
        await Assertions.Expect(page.Locator("page-header .air")).ToHaveTextAsync("On air");

        // Real seconds, because the page's clock is the browser's.
        await page.WaitForTimeoutAsync(4000);

        Assert.InRange(requests, 1, most);
        await page.CloseAsync();
    }

    [Fact]
    public async Task Quitting_is_asked_twice_and_the_page_says_that_the_program_has_ended_and_how_to_start_it_again()
    {
        var page = await chromium.OpenAsync(1280, 800);
        var quits = 0;
        await CalmAsync(page, canQuit: true);
        await page.RouteAsync("**/api/quit", route =>
            route.FulfillAsync(new() { Status = ++quits == 1 ? 409 : 204, Body = Refusal(quits) })
        );
        await page.RouteAsync("**/health/live", route => route.AbortAsync());
        await page.GotoAsync(new Uri(service.Address, "builder").ToString());

        await page.TabToAsync("Menu");
        await page.Keyboard.PressAsync("Enter");
        await page.TabToAsync("Quit LiveCaptions…");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("Keep running", await page.FocusAsync());
        Assert.Equal(0, quits);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("dialog")).ToHaveCountAsync(0);

        await page.ClickAsync(".menu summary");
        await page.ClickAsync(".quit");
        await page.ClickAsync("dialog .danger");
        await Assertions.Expect(page.Locator("dialog .trouble")).ToHaveTextAsync("It is saving a recording.");
        await page.ClickAsync("dialog .danger");
        await Assertions.Expect(page.Locator("dialog h2")).ToHaveTextAsync("LiveCaptions has ended");
        await Assertions.Expect(page.Locator("dialog p").First).ToContainTextAsync("Start it again");
        Assert.Empty(await page.ViolationsAsync());
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("dialog")).ToBeVisibleAsync();

        await page.UnrouteAsync("**/health/live");
        await page.WaitForFunctionAsync("() => !document.querySelector('dialog')");
        await page.CloseAsync();
    }

    [Fact]
    public async Task Who_may_not_quit_does_not_see_it()
    {
        var page = await chromium.OpenAsync(1280, 800);
        await CalmAsync(page, canQuit: false);
        await page.GotoAsync(service.Address.ToString());
        await Assertions.Expect(page.Locator("page-header .air")).ToHaveTextAsync("On air");
        await page.ClickAsync(".menu summary");

        await Assertions.Expect(page.Locator(".menu").GetByText("All figures")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".quit")).ToBeHiddenAsync();
        await page.CloseAsync();
    }

    private static string Refusal(int quits) => quits == 1 ? """{"title":"It is saving a recording.","status":409}""" : "";

    /// <summary>Shows the service's own tracks, but as on a machine that is never too slow for them.</summary>
    /// <param name="canQuit">Whether the visitor may quit; null: as the service says.</param>
    private static async Task CalmAsync(IPage page, bool? canQuit = null)
    {
        await page.RouteAsync("**/status", route => ChangeAsync(route, status =>
            {
                Calm(status["tracks"]!.AsArray());
                if (canQuit is not null)
                    status["canQuit"] = canQuit;
            }));
        await page.RouteAsync("**/api/tracks", route => ChangeAsync(route, tracks => Calm(tracks.AsArray())));
    }

    private static void Calm(JsonArray tracks)
    {
        foreach (var track in tracks)
            (track!["state"], track["message"], track["lost"], track["delay"]) = ("running", null, 0, 0.4);
    }

    private static async Task ChangeAsync(IRoute route, Action<JsonNode> change)
    {
        var answer = await route.FetchAsync();
        var value = JsonNode.Parse(await answer.TextAsync())!;
        change(value);
        await route.FulfillAsync(new() { Response = answer, Body = value.ToJsonString() });
    }

    private async Task<IPage> OpenAsync(string path, string locale = "en-US")
    {
        var page = await chromium.OpenAsync(1280, 800, ColorScheme.Dark, locale: locale);
        await CalmAsync(page);
        await page.GotoAsync(new Uri(service.Address, path).ToString());
        return page;
    }
}
