using System.Net;
using System.Text.Json;
using LiveCaptions.Access;
using LiveCaptions.Captions;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Tests.Captions.HeldBack;
using LiveCaptions.Viewers;
using LiveCaptions.Viewers.Polled;

namespace LiveCaptions.Tests.Viewers.Polled;

/// <summary>The newest frame for those who ask for it now and then.</summary>
public sealed class NowEndpointTests
{
    private const string Now = "/api/tracks/main/now.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    [Fact]
    public async Task It_is_the_frame_on_the_overlay_in_the_shape_that_was_asked_for()
    {
        await using var service = await RunningService.StartAsync();
        service.Captions("main").Publish(Talk.Said(1, "we hold", "these"));

        Assert.Equal(["we hold| these"], (await FrameAsync(service, Now)).Lines.Read());
        Assert.Equal(["we hold|"], (await FrameAsync(service, $"{Now}?tentative=false&mode=live&lines=1&chars=30&hold=2")).Lines.Read());
        service.Captions("main").Publish(Talk.Said(2, "these truths"));
        Assert.Equal(["we hold these truths|"], (await FrameAsync(service, Now)).Lines.Read());
        Assert.Equal(0, service.Captions("main").Readers);
    }

    [Fact]
    public async Task A_frame_is_made_and_written_once_for_all_who_ask_for_the_same()
    {
        await using var service = await RunningService.StartAsync();
        service.Captions("main").Publish(Talk.Said(1, "we hold"));
        var (admission, frames) = (service.Part<ViewerAdmission>(), service.Part<PolledFrames>());

        foreach (var track in new[] { "main", "all" })
        {
            var screen = admission.Screen(new(track, Lines: 2), Visitor.Here);
            var first = frames.Of(screen);
            Assert.Same(first, frames.Of(admission.Screen(new(track, Lines: 2), Visitor.Here)));
            service.Captions("main").Publish(Talk.Said(2, "these"));
            Assert.NotSame(first, frames.Of(screen));
        }
    }

    [Fact]
    public async Task Who_has_the_newest_frame_gets_no_copy()
    {
        await using var service = await RunningService.StartAsync();
        service.Captions("main").Publish(Talk.Said(1, "we hold"));
        using var first = await service.Client.GetAsync(new Uri(Now, UriKind.Relative), Test.Stop);
        var tag = first.Headers.ETag!.ToString();
        Assert.Equal("public, max-age=1", first.Headers.CacheControl!.ToString());

        Assert.Equal(HttpStatusCode.NotModified, await AskAsync(service, tag));
        service.Captions("main").Publish(Talk.Said(2, "these"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(service, tag));
    }

    [Theory]
    [InlineData("main")]
    [InlineData("all")]
    public async Task What_has_left_the_screens_is_not_in_the_newest_frame_either(string track)
    {
        await using var service = await SpeakingService.StartAsync();
        service.Say("gone");
        var path = $"/api/tracks/{track}/now.json?hold=5&labels=none";
        Assert.Equal(["gone|"], (await FrameAsync(service.Service, path)).Lines.Read());

        service.Advance(5.5);

        Assert.Empty((await FrameAsync(service.Service, path)).Lines);
    }

    [Fact]
    public async Task All_tracks_are_one_picture_with_labels_as_they_were_asked_for()
    {
        await using var service = await RunningService.StartAsync(tracks: ["host", "guest"]);
        service.Captions("host").Publish(Talk.Said(1, "who are you"));
        service.Captions("guest").Publish(Talk.Said(2, "a guest"));

        Assert.Equal(
            ["host: who are you|", "guest: a guest|"],
            (await FrameAsync(service, "/api/tracks/all/now.json?labels=name")).Lines.Read()
        );
        service.Part<CaptionTracks>().Remove(service.Captions("host"));
        Assert.Equal([">> a guest|"], (await FrameAsync(service, "/api/tracks/all/now.json")).Lines.Read());
    }

    [Theory]
    [InlineData("/api/tracks/attic/now.json", 404)]
    [InlineData(Now + "?lines=9", 400)]
    [InlineData(Now + "?labels=loud", 400)]
    [InlineData(Now + "?mode=", 400)]
    public async Task A_wrong_request_is_refused(string path, int status)
    {
        await using var service = await RunningService.StartAsync();
        using var answer = await service.Client.GetAsync(new Uri(path, UriKind.Relative), Test.Stop);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    private static async Task<CaptionFrame> FrameAsync(RunningService service, string path) =>
        JsonSerializer.Deserialize<CaptionFrame>(await service.Client.GetStringAsync(new Uri(path, UriKind.Relative), Test.Stop), Json)!;

    private static async Task<HttpStatusCode> AskAsync(RunningService service, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Now, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        using var answer = await service.Client.SendAsync(request, Test.Stop);
        return answer.StatusCode;
    }
}
