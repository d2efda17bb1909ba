using LiveCaptions.Captions;
using LiveCaptions.Outputs.Obs.Screen;
using LiveCaptions.Tests.Obs.Fake;

namespace LiveCaptions.Tests.Outputs.Obs.Screen;

public class BrowserSourceRefreshTests
{
    private const string Browser = "browser_source";

    private static Task<Outlet<BrowserSourceRefresh>> OpenAsync(Action<FakeStudio> prepare) =>
        Outlet<BrowserSourceRefresh>.OpenAsync((obs, clock, log) => new(4955, obs, clock, log), prepare);

    private static Task<Outlet<OverlayEvents>> EventsAsync(Action<FakeStudio>? prepare = null) =>
        Outlet<OverlayEvents>.OpenAsync((obs, clock, log) => new(2, new("files"), obs, clock, log), prepare);

    private static CaptionFrame Frame(string words) => new("main", "Main", 1, 0, 0, 0, true, "en", [new(1, words, "")]);

    private static string[] Reloaded(FakeObs obs) =>
        [.. obs.Asked.Where(r => r.Type == "PressInputPropertiesButton").Select(r => r.Text("inputName"))];

    [Fact]
    public async Task Browser_sources_with_our_pages_are_reloaded_once_for_each_connection_and_no_others()
    {
        await using var outlet = await OpenAsync(studio =>
        {
            studio.Put("Ours", Browser, new() { ["url"] = "http://127.0.0.1:4955/overlay?size=60" });
            studio.Put("Wall", Browser, new() { ["url"] = "http://localhost:4955/wall" });
            studio.Put("Chat", Browser, new() { ["url"] = "https://chat.example/4955/overlay" });
            studio.Put("Other program", Browser, new() { ["url"] = "http://127.0.0.1:8080/overlay" });
            studio.Put("File", Browser, new() { ["is_local_file"] = true });
            studio.Put("Broken", Browser, new() { ["url"] = 7 });
            studio.Put("Words", "text_ft2_source_v2", new() { ["url"] = "http://127.0.0.1:4955/overlay" });
        });
        var pressed = await outlet.UntilAskedAsync("PressInputPropertiesButton");
        Assert.Equal(("Ours", "refreshnocache"), (pressed.Text("inputName"), pressed.Text("propertyName")));
        await outlet.UntilAskedAsync("PressInputPropertiesButton");
        await outlet.UntilLoggedAsync("2 with the overlay reloaded");
        outlet.Output.Ring();
        await outlet.Obs.HappenAsync("CurrentSceneCollectionChanged", 2, new() { ["sceneCollectionName"] = "Other" });
        Assert.Equal(["Ours", "Wall"], Reloaded(outlet.Obs));

        outlet.Obs.Die();
        await outlet.PassAsync(0.5);
        await outlet.UntilAskedAsync("PressInputPropertiesButton");
        await outlet.UntilAskedAsync("PressInputPropertiesButton");

        Assert.Equal(["Ours", "Wall", "Ours", "Wall"], Reloaded(outlet.Obs));
    }

    [Fact]
    public async Task A_source_that_is_removed_meanwhile_does_not_keep_the_next_from_being_reloaded()
    {
        await using var outlet = await OpenAsync(studio =>
        {
            studio.Put("Gone", Browser, new() { ["url"] = "http://127.0.0.1:4955/overlay" });
            studio.Put("There", Browser, new() { ["url"] = "http://127.0.0.1:4955/overlay" });
            studio.Gone.Add("Gone");
        });

        Assert.Equal("There", (await outlet.UntilAskedAsync("PressInputPropertiesButton")).Text("inputName"));
        await outlet.UntilLoggedAsync("1 with the overlay reloaded");
        Assert.Null(outlet.Output.Status.Sentence);
    }

    [Fact]
    public async Task Frames_are_events_of_every_browser_source_newest_first_and_at_most_ten_a_second()
    {
        await using var outlet = await EventsAsync();

        outlet.Output.Offer(Frame("good"));
        var asked = await outlet.UntilAskedAsync("CallVendorRequest");
        for (var n = 0; n < 50; n++)
            outlet.Output.Offer(Frame($"good evening {n}"));
        await outlet.PassAsync(0.1);
        var next = await outlet.UntilAskedAsync("CallVendorRequest");

        Assert.Equal(("obs-browser", "emit_event"), (asked.Text("vendorName"), asked.Text("requestType")));
        var data = asked.Data["requestData"]!;
        Assert.Equal(
            ("livecaptions-frame", "good", "main"),
            ((string?)data["event_name"], (string?)data["event_data"]!["lines"]![0]!["settled"], (string?)data["event_data"]!["track"])
        );
        Assert.Equal("files", (string?)data["event_data"]!["assets"]);
        Assert.Equal("good evening 49", Words(next));
        outlet.Output.Clear();
        await outlet.PassAsync(0.1);
        Assert.Empty((await outlet.UntilAskedAsync("CallVendorRequest")).Data["requestData"]!["event_data"]!["lines"]!.AsArray());
    }

    [Fact]
    public async Task An_OBS_whose_browser_sources_take_no_events_is_told_once_and_asked_again_when_it_is_back()
    {
        await using var outlet = await EventsAsync(studio => studio.HasBrowser = false);
        outlet.Output.Offer(Frame("one"));
        await outlet.UntilAskedAsync("CallVendorRequest");
        await outlet.UntilLoggedAsync("take events");
        outlet.Output.Offer(Frame("two"));
        outlet.Obs.Studio.HasBrowser = true;

        outlet.Obs.Die();
        await outlet.PassAsync(0.5);

        Assert.Equal("two", Words(await outlet.UntilAskedAsync("CallVendorRequest")));
        await outlet.UntilLoggedAsync("captions go there again");
        Assert.Null(outlet.Output.Status.Sentence);
        Assert.Equal(2, outlet.Obs.Asked.Count(r => r.Type == "CallVendorRequest"));
    }

    private static string? Words(FakeRequest asked) => (string?)asked.Data["requestData"]!["event_data"]!["lines"]![0]!["settled"];
}
