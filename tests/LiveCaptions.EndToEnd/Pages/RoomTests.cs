using System.Text.Json;
using LiveCaptions.EndToEnd.Parts;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Pages;

/// <summary>From the wall to the phone: the code, the weight of the page, and real captions on it.</summary>
public sealed class RoomTests(Chromium chromium, DemoService service, ITestOutputHelper output) : IClassFixture<DemoService>
{
    [Fact]
    public async Task A_phone_loads_less_than_a_hundred_kilobytes_and_reads_what_is_said()
    {
        var page = await chromium.OpenAsync(390, 780);
        var faults = page.Faults();
        var sizes = new Dictionary<string, int>();
        page.Response += (_, answer) =>
            _ = Task.Run(async () =>
            {
                if (!answer.Url.Contains("/captions", StringComparison.Ordinal))
                {
                    var body = await answer.BodyAsync();
                    lock (sizes)
                        sizes[answer.Url] = body.Length;
                }
            });
        await page.GotoAsync(new Uri(service.Address, "live").ToString());
        await page.WaitForFunctionAsync("() => document.querySelectorAll('#log .told').length > 0", null, new() { Timeout = 60_000 });
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        int total;
        lock (sizes)
            total = sizes.Values.Sum();
        output.WriteLine(
            $"{sizes.Count} files, {total} bytes: {string.Join(", ", sizes.Select(s => $"{new Uri(s.Key).AbsolutePath} {s.Value}"))}"
        );
        Assert.InRange(total, 60_000, 100_000);
        Assert.All(sizes.Keys, url => Assert.Equal(service.Address.Authority, new Uri(url).Authority));
        await Assertions.Expect(page.Locator("#state")).ToHaveTextAsync("Live");
        Assert.Empty(faults);
        await page.CloseAsync();
    }

    [Fact]
    public async Task The_page_can_be_installed()
    {
        using var http = new HttpClient { BaseAddress = service.Address };
        var manifest = JsonSerializer.Deserialize<JsonElement>(
            await http.GetStringAsync(new Uri("assets/live/live.webmanifest", UriKind.Relative), TestContext.Current.CancellationToken)
        );
        foreach (var name in (string[])["name", "short_name", "start_url", "display", "background_color"])
            Assert.False(string.IsNullOrEmpty(manifest.GetProperty(name).GetString()));
        foreach (var icon in manifest.GetProperty("icons").EnumerateArray())
        {
            using var answer = await http.GetAsync(
                new Uri(new Uri(service.Address, "assets/live/live.webmanifest"), icon.GetProperty("src").GetString()),
                TestContext.Current.CancellationToken
            );
            Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
        }

        var page = await chromium.OpenAsync(390, 780);
        await page.GotoAsync(new Uri(service.Address, "live").ToString());
        var session = await page.Context.NewCDPSessionAsync(page);
        var found = await session.SendAsync("Page.getAppManifest");
        await session.DetachAsync();
        Assert.Empty(found!.Value.GetProperty("errors").EnumerateArray());
        Assert.EndsWith("live.webmanifest", found.Value.GetProperty("url").GetString(), StringComparison.Ordinal);
        await page.CloseAsync();
    }

    [Fact]
    public async Task The_wall_shows_the_way_and_warns_of_an_address_that_phones_cannot_open()
    {
        var page = await chromium.OpenAsync(1280, 720);
        var faults = page.Faults();
        await page.GotoAsync(new Uri(service.Address, "wall?track=main").ToString());
        await Assertions.Expect(page.Locator("#local")).ToBeVisibleAsync();
        var before = await page.EvaluateAsync<string>("document.querySelector('#code path').getAttribute('d')");

        await page.TabToAsync("host");
        await page.Keyboard.TypeAsync("not an address");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#wrong")).ToContainTextAsync("the code stays as it was");
        await page.FillAsync("#host", "192.168.1.20");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("#address")).ToHaveTextAsync($"192.168.1.20:{service.Address.Port}/live");
        await Assertions.Expect(page.Locator("#local")).ToBeHiddenAsync();
        Assert.NotEqual(before, await page.EvaluateAsync<string>("document.querySelector('#code path').getAttribute('d')"));
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#address")).ToHaveTextAsync($"192.168.1.20:{service.Address.Port}/live");
        Assert.Empty(await page.ViolationsAsync(enhanced: true));
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot("wall") });
        Assert.Empty(faults);
        await page.CloseAsync();
    }

    [Theory]
    [InlineData(320, 640, 1)]
    [InlineData(640, 360, 2)]
    public async Task The_wall_fits_small_screens_too(int width, int height, float zoom)
    {
        var page = await chromium.OpenAsync(width, height, zoom: zoom);
        await page.GotoAsync(new Uri(service.Address, "wall").ToString());
        await page.WaitForSelectorAsync("#code path", new() { State = WaitForSelectorState.Attached });

        Assert.True(await page.FitsAsync());
        Assert.Empty(await page.ViolationsAsync());
        await page.CloseAsync();
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(320, ColorScheme.Dark)]
    public async Task The_start_page_stands_in_nobodys_way(int width, ColorScheme scheme)
    {
        var page = await chromium.OpenAsync(width, 800, scheme);
        await page.GotoAsync(service.Address.ToString());
        await page.WaitForSelectorAsync("[data-is=delay]");

        Assert.Empty(await page.ViolationsAsync());
        await page.TabToAsync("Open the overlay builder");
        await page.CloseAsync();
    }
}
