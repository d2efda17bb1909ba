using LiveCaptions.Captions;
using LiveCaptions.Outputs.Obs.Screen;
using LiveCaptions.Tests.Obs.Fake;

namespace LiveCaptions.Tests.Outputs.Obs.Screen;

public class OverlayEventsTests
{
    private static Task<Outlet<OverlayEvents>> OpenAsync(Action<FakeStudio>? prepare = null) =>
        Outlet<OverlayEvents>.OpenAsync((obs, clock, log) => new(2, new("files"), obs, clock, log), prepare);

    private static CaptionFrame Frame(string words) => new("main", "Main", 1, 0, 0, 0, true, "en", [new(1, words, "")]);

    [Fact]
    public async Task Browser_sources_get_the_newest_frame_as_an_event_at_most_ten_times_a_second()
    {
        await using var outlet = await OpenAsync();

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
    public async Task An_OBS_that_refuses_browser_events_is_reported_once_and_tried_again_after_a_reconnect()
    {
        await using var outlet = await OpenAsync(studio => studio.HasBrowser = false);
        outlet.Output.Offer(Frame("one"));
        await outlet.UntilAskedAsync("CallVendorRequest");
        await outlet.UntilLoggedAsync("accept events");
        outlet.Output.Offer(Frame("two"));
        outlet.Obs.Studio.HasBrowser = true;

        outlet.Obs.Abort();
        await outlet.PassAsync(0.5);

        Assert.Equal("two", Words(await outlet.UntilAskedAsync("CallVendorRequest")));
        await outlet.UntilLoggedAsync("captions go there again");
        Assert.Null(outlet.Output.Status.Problem);
        Assert.Equal(2, outlet.Obs.Requests.Count(r => r.Type == "CallVendorRequest"));
    }

    private static string? Words(FakeRequest asked) => (string?)asked.Data["requestData"]!["event_data"]!["lines"]![0]!["settled"];
}
