using LiveCaptions.Health;
using LiveCaptions.Tests.Viewers;
using LiveCaptions.Viewers;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveCaptions.Tests.SoundCheck;

/// <summary>Pages that are asked over the hub of the real service what stands on them.</summary>
public sealed class ScreenReadBackTests
{
    private static ScreenReadBack WayOf(RunningService service, Func<OpenScreen, bool> isMeant) =>
        new(
            "screens",
            "The overlay",
            "Nobody looks.",
            isMeant,
            service.Part<OpenScreens>(),
            service.Part<IHubContext<CaptionHub>>(),
            TimeProvider.System
        );

    private static async Task<HubConnection> WatchAsync(RunningService service, string method, Func<string>? shows, string name = "overlay")
    {
        var page = new HubConnectionBuilder().WithUrl(new Uri(service.Client.BaseAddress!, $"captions?page={name}")).Build();
        await page.StartAsync(Test.Stop);
        if (shows is not null)
            page.On("OnScreen", shows);
        var frames = page.StreamAsync<object>(method, new { track = "main" }, Test.Stop).GetAsyncEnumerator(Test.Stop);
        Assert.True(await frames.MoveNextAsync());
        return page;
    }

    private static Task<ReadBack> ReadAsync(RunningService service, bool reader) =>
        WayOf(service, screen => screen.IsReader == reader).ReadAsync("main", Test.Stop);

    [Fact]
    public async Task A_page_answers_with_the_text_that_it_shows()
    {
        await using var service = await RunningService.StartAsync();
        Assert.False((await ReadAsync(service, reader: false)).IsUsed);
        await using var overlay = await WatchAsync(service, "Watch", () => "Good evening.");
        await using var phone = await WatchAsync(service, "Read", () => "Welcome.");

        Assert.Equal(["Good evening."], (await ReadAsync(service, reader: false)).Texts);
        Assert.Equal(["Welcome."], (await ReadAsync(service, reader: true)).Texts);
    }

    [Fact]
    public async Task A_page_that_has_left_is_not_asked()
    {
        await using var service = await RunningService.StartAsync();
        var overlay = await WatchAsync(service, "Watch", () => "Good evening.");
        await overlay.DisposeAsync();
        while (service.Part<OpenScreens>().Of("main").Count > 0)
            await Task.Yield();

        Assert.False((await ReadAsync(service, reader: false)).IsUsed);
    }

    [Fact]
    public async Task A_page_that_does_not_answer_is_to_be_reloaded()
    {
        await using var service = await RunningService.StartAsync();
        await using var stale = await WatchAsync(service, "Watch", shows: null);

        var found = await ReadAsync(service, reader: false);

        Assert.True(found.IsUsed);
        Assert.Empty(found.Texts);
        Assert.Contains("does not answer; reload it", found.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_of_somebody_else_need_not_answer()
    {
        await using var service = await RunningService.StartAsync();
        await using var program = await WatchAsync(service, "Watch", shows: null, name: "elsewhere");

        Assert.False((await ReadAsync(service, reader: false)).IsUsed);
    }
}
