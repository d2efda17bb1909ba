using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LiveCaptions.Access;
using LiveCaptions.Tests.Access;
using LiveCaptions.Tests.Viewers;

namespace LiveCaptions.Tests.Setup;

/// <summary>The set-up over HTTP, at the real service.</summary>
public sealed class SetupEndpointsTests
{
    private static async Task<(int Status, JsonElement Body)> SendAsync(
        RunningService service,
        string method,
        string path,
        object? body = null
    )
    {
        using var request = new HttpRequestMessage(new(method), new Uri(path, UriKind.Relative));
        if (body is not null)
            request.Content = JsonContent.Create(body);
        using var answer = await service.Client.SendAsync(request, Test.Stop);
        var text = await answer.Content.ReadAsStringAsync(Test.Stop);
        return ((int)answer.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }

    [Fact]
    public async Task The_set_up_says_what_is_missing_and_whether_it_was_done()
    {
        await using var service = await RunningService.StartAsync();
        var (_, setup) = await SendAsync(service, "GET", "/api/setup");
        Assert.False(setup.GetProperty("done").GetBoolean());
        Assert.Equal(
            ["input", "model", "obs"],
            setup.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("step").GetString())
        );
        Assert.Equal("attention", setup.GetProperty("steps")[2].GetProperty("state").GetString());

        Assert.Equal(204, (await SendAsync(service, "PUT", "/api/setup/done")).Status);
        Assert.True((await SendAsync(service, "GET", "/api/setup")).Body.GetProperty("done").GetBoolean());
        Assert.Equal(204, (await SendAsync(service, "DELETE", "/api/setup/done")).Status);
        Assert.False((await SendAsync(service, "GET", "/api/setup")).Body.GetProperty("done").GetBoolean());
    }

    [Fact]
    public async Task Models_are_listed_and_only_those_of_the_catalogue_are_downloaded()
    {
        await using var service = await RunningService.StartAsync();
        var (_, list) = await SendAsync(service, "GET", "/api/models");
        var tiny = list.GetProperty("models").EnumerateArray().Single(model => model.GetProperty("name").GetString() == "tiny.en-q8_0");
        Assert.Equal("installed", tiny.GetProperty("state").GetString());

        Assert.Equal(409, (await SendAsync(service, "POST", "/api/models/tiny.en-q8_0/pull")).Status);
        Assert.Equal(404, (await SendAsync(service, "POST", "/api/models/mine/pull")).Status);
        Assert.Equal(404, (await SendAsync(service, "POST", "/api/models/..%2F..%2Fetc/measure")).Status);
        Assert.Equal(404, (await SendAsync(service, "POST", "/api/models/base-q8_0/pause")).Status);
        Assert.Equal(404, (await SendAsync(service, "DELETE", "/api/models/tiny.en-q8_0/measure")).Status);
    }

    [Fact]
    public async Task A_sound_check_is_shown_begun_and_cancelled_and_a_second_one_refused()
    {
        await using var service = await RunningService.StartAsync();
        var (status, check) = await SendAsync(service, "GET", "/api/tracks/main/check?language=de");
        Assert.Equal((200, "idle", "de"), (status, check.GetProperty("state").GetString(), check.GetProperty("language").GetString()));

        (status, check) = await SendAsync(service, "POST", "/api/tracks/main/check", new { language = "de" });
        Assert.Equal((202, "listening"), (status, check.GetProperty("state").GetString()));
        Assert.Equal(409, (await SendAsync(service, "POST", "/api/tracks/main/check", new { })).Status);
        Assert.Equal(204, (await SendAsync(service, "DELETE", "/api/tracks/main/check")).Status);
        Assert.Equal(404, (await SendAsync(service, "DELETE", "/api/tracks/main/check")).Status);
        Assert.Equal(404, (await SendAsync(service, "POST", "/api/tracks/attic/check", new { })).Status);
        Assert.Equal(400, (await SendAsync(service, "POST", "/api/tracks/main/check", new { seconds = "long" })).Status);
    }

    [Fact]
    public async Task A_token_that_controls_may_check_its_track_and_neither_opens_inputs_nor_downloads_models()
    {
        await using var venue = await Venue.OpenAsync("main", "other");
        var (_, control) = venue.Tokens.Make("Stream Deck", TokenUse.Control, track: "main");

        Assert.Equal(200, await venue.StatusAsync("GET", "/api/tracks/main/check", bearer: control));
        Assert.Equal(403, await venue.StatusAsync("GET", "/api/tracks/other/check", bearer: control));
        foreach (
            var entry in (string[])
                ["GET /api/inputs", "GET /api/inputs/levels", "GET /api/models", "POST /api/models/base/pull", "GET /api/setup"]
        )
            Assert.Equal(403, await venue.StatusAsync(entry.Split(' ')[0], entry.Split(' ')[1], bearer: control));
        Assert.Equal((int)HttpStatusCode.Unauthorized, await venue.StatusAsync("GET", "/api/inputs/levels"));
    }
}
