using LiveCaptions.Obs;
using LiveCaptions.Outputs.Obs.Screen;
using LiveCaptions.Tests.Obs.Fake;

namespace LiveCaptions.Tests.Outputs.Obs.Screen;

public class BrowserSourceRefreshTests
{
    private const string Browser = "browser_source";

    private static Task<Outlet<BrowserSourceRefresh>> OpenAsync(Action<FakeStudio> prepare) =>
        Outlet<BrowserSourceRefresh>.OpenAsync((obs, clock, log) => new(4955, obs, clock, log), prepare);

    private static string[] Reloaded(FakeObs obs) =>
        [.. obs.Requests.Where(r => r.Type == "PressInputPropertiesButton").Select(r => r.Text("inputName"))];

    [Fact]
    public async Task Only_browser_sources_with_our_pages_are_reloaded_and_once_per_connection()
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
        await outlet.UntilLoggedAsync("reloaded 2 with the overlay");
        outlet.Output.Ring();
        await outlet.Obs.RaiseAsync(
            "CurrentSceneCollectionChanged",
            EventSubscriptions.Config,
            new() { ["sceneCollectionName"] = "Other" }
        );
        Assert.Equal(["Ours", "Wall"], Reloaded(outlet.Obs));

        outlet.Obs.Abort();
        await outlet.PassAsync(0.5);
        await outlet.UntilAskedAsync("PressInputPropertiesButton");
        await outlet.UntilAskedAsync("PressInputPropertiesButton");

        Assert.Equal(["Ours", "Wall", "Ours", "Wall"], Reloaded(outlet.Obs));
    }

    [Fact]
    public async Task A_source_removed_in_the_meantime_does_not_keep_others_from_being_reloaded()
    {
        await using var outlet = await OpenAsync(studio =>
        {
            studio.Put("Gone", Browser, new() { ["url"] = "http://127.0.0.1:4955/overlay" });
            studio.Put("There", Browser, new() { ["url"] = "http://127.0.0.1:4955/overlay" });
            studio.Gone.Add("Gone");
        });

        Assert.Equal("There", (await outlet.UntilAskedAsync("PressInputPropertiesButton")).Text("inputName"));
        await outlet.UntilLoggedAsync("reloaded 1 with the overlay");
        Assert.Null(outlet.Output.Status.Problem);
    }
}
