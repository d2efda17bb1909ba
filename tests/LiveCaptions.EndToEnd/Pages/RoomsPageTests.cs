using LiveCaptions.EndToEnd.Parts;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Pages;

/// <summary>Machines of several rooms over a real Redis: what crews see of them, and the take-over.</summary>
public sealed class RoomsPageTests(Chromium chromium, DemoService alone) : IClassFixture<DemoService>
{
    [Fact]
    public async Task Every_room_is_seen_on_every_machine_with_its_tracks_machines_and_viewers()
    {
        chromium.Require();
        await using var redis = await RoomRedis.StartAsync();
        await using var box = await redis.ServeAsync("hall-a", "box-a", "captioner");
        await using var spare = await redis.ServeAsync("hall-a", "box-b", "captioner");
        await using var web = await redis.ServeAsync("hall-a", "web-1", "web");
        var other = await redis.ServeAsync("hall-b", "box-c", "all", source: "typed", tellsAddress: false);
        var page = await chromium.OpenAsync(1280, 900);
        var faults = page.Faults();
        await page.GotoAsync($"{web.Address}rooms");

        var hall = page.Locator("#rooms > section").Filter(new() { HasText = "hall-a (this machine’s room)" });
        await Assertions.Expect(hall.Locator(".room-tracks article")).ToHaveCountAsync(1);
        await Assertions.Expect(hall.Locator("article h3")).ToHaveTextAsync("Speaker in hall-a");
        await Assertions.Expect(hall.Locator("dd").Nth(2)).ToHaveTextAsync("box-a");
        await Assertions.Expect(hall.Locator("dd").Nth(3)).ToHaveTextAsync("box-b");
        await Assertions.Expect(hall.Locator("> header .pill")).ToHaveTextAsync("Captions run");
        await Assertions.Expect(hall.Locator(".operate a")).ToHaveAttributeAsync("href", $"{box.Address}operator?track=main");
        await Assertions.Expect(hall.Locator(".actions a")).ToHaveAttributeAsync("href", $"{web.Address}live");
        await Assertions.Expect(page.Locator("#sum")).ToContainTextAsync("Rooms: 2");

        var viewer = await chromium.OpenAsync(800, 600);
        await viewer.GotoAsync($"{web.Address}live");
        await Assertions.Expect(hall.Locator(".room-nodes li").Last).ToHaveTextAsync("web-1: shows captions, viewers: 1");
        await viewer.CloseAsync();
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot("rooms"), FullPage = true });

        // Nobody is told the other machine's address, so no link leads there.
        var second = page.Locator("#rooms > section").Filter(new() { HasText = "hall-b" });
        await Assertions.Expect(second.Locator("a:visible")).ToHaveCountAsync(0);
        await other.KillAsync();
        await Assertions.Expect(second.Locator("> header .pill")).ToHaveTextAsync("No machine is there");
        Assert.Empty(await page.ViolationsAsync());
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot("rooms-with-one-lost"), FullPage = true });
        await other.DisposeAsync();

        await spare.StopAsync();
        await Assertions.Expect(hall.Locator("dd").Nth(3)).ToHaveTextAsync("none");
        Assert.Empty(faults);
        await page.GotoAsync(web.Address.ToString());
        await Assertions.Expect(page.Locator("#all-rooms a")).ToBeVisibleAsync();
        await page.CloseAsync();
        await FitsAsync(web, 320, ColorScheme.Dark, "de-DE");
    }

    [Fact]
    public async Task A_machine_that_stands_by_takes_over_from_its_operators_page()
    {
        chromium.Require();
        await using var redis = await RoomRedis.StartAsync();
        await using var box = await redis.ServeAsync("hall-a", "box-a", "captioner");
        await using var spare = await redis.ServeAsync("hall-a", "box-b", "captioner");
        var page = await chromium.OpenAsync(1280, 900);
        await page.GotoAsync($"{spare.Address}operator");
        await Assertions.Expect(page.Locator("#relay-says")).ToHaveTextAsync("Captions come from box-a; this machine stands by.");
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot("operator-standing-by") });

        await page.Locator("#take-over").ClickAsync();

        await Assertions.Expect(page.Locator("#told")).ToHaveTextAsync("This machine takes over.");
        await Assertions.Expect(page.Locator("#relay-says")).ToHaveTextAsync("This machine (box-b) makes the captions.");
        Assert.Empty(await page.ViolationsAsync());
        await page.GotoAsync($"{box.Address}operator");
        await Assertions.Expect(page.Locator("#relay-says")).ToHaveTextAsync("Captions come from box-b; this machine stands by.");
        Assert.Contains("a person has this machine make the captions, in place of box-a", spare.Said, StringComparison.Ordinal);
        await page.CloseAsync();
    }

    [Fact]
    public async Task Without_a_Redis_the_page_says_what_is_missing_and_no_other_page_speaks_of_rooms()
    {
        var page = await chromium.OpenAsync(1280, 900);
        await page.GotoAsync($"{alone.Address}rooms");
        await Assertions.Expect(page.Locator("#missing")).ToContainTextAsync("so it knows no other rooms. Set Redis:Servers");
        Assert.Empty(await page.ViolationsAsync());

        await page.GotoAsync($"{alone.Address}operator");
        await Assertions.Expect(page.Locator("#speed")).Not.ToHaveTextAsync("–");
        await Assertions.Expect(page.Locator("#relay")).ToBeHiddenAsync();
        await page.GotoAsync(alone.Address.ToString());
        await Assertions.Expect(page.Locator("[data-is=viewers]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#all-rooms")).ToBeHiddenAsync();
        await page.CloseAsync();
    }

    private async Task FitsAsync(ServiceProcess service, int width, ColorScheme scheme, string locale)
    {
        var page = await chromium.OpenAsync(width, 800, scheme, locale: locale);
        await page.GotoAsync($"{service.Address}rooms");
        await page.WaitForSelectorAsync(".room-tracks article");
        Assert.True(await page.FitsAsync());
        Assert.Empty(await page.ViolationsAsync());
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot($"rooms-{width}"), FullPage = true });
        await page.CloseAsync();
    }
}
