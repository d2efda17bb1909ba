using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using LiveCaptions.Captions;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Tests.Http;

namespace LiveCaptions.Tests.Viewers;

/// <summary>Captions for programs that do not speak SignalR, from the real service.</summary>
public sealed class CaptionFeedEndpointsTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    [Fact]
    public async Task Events_bring_the_frame_on_screen_at_once_and_then_the_news()
    {
        await using var service = await RunningService.StartAsync();
        service.Captions("main").Publish(Talk.Said(1, "we hold", "these"));
        using (
            var answer = await service.Client.GetAsync(
                new Uri("/api/tracks/main/events?lines=1&chars=30&tentative=true", UriKind.Relative),
                HttpCompletionOption.ResponseHeadersRead,
                Test.Stop
            )
        )
        {
            Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
            using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(Test.Stop));
            Assert.Equal(["we hold| these"], (await EventAsync(reader)).Lines.Read());
            service.Captions("main").Publish(Talk.Said(2, "these truths"));
            Assert.Equal(["we hold these truths|"], (await EventAsync(reader)).Lines.Read());
            Assert.Equal(1, service.Captions("main").Readers);
        }
        await GoneAsync(service);
    }

    [Fact]
    public async Task A_service_that_stops_ends_the_feeds_of_its_viewers_and_does_not_wait_for_them()
    {
        await using var service = await RunningService.StartAsync();
        service.Captions("main").Publish(Talk.Said(1, "we hold", "these"));
        using var answer = await service.Client.GetAsync(
            new Uri("/api/tracks/main/events", UriKind.Relative),
            HttpCompletionOption.ResponseHeadersRead,
            Test.Stop
        );
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(Test.Stop));
        _ = await EventAsync(reader);
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://{service.Client.BaseAddress!.Authority}/api/tracks/main/socket"), Test.Stop);
        _ = await MessageAsync(socket);

        service.BeginToStop();

        _ = await reader.ReadToEndAsync(Test.Stop); // a connection that was cut off would throw
        await GoneAsync(service);
    }

    [Fact]
    public async Task A_socket_brings_the_same_frames_and_closes_cleanly()
    {
        await using var service = await RunningService.StartAsync();
        service.Captions("main").Publish(Talk.Said(1, "we hold", "these"));
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(
            new Uri($"ws://{service.Client.BaseAddress!.Authority}/api/tracks/main/socket?tentative=false"),
            Test.Stop
        );
        Assert.Equal(["we hold|"], (await MessageAsync(socket)).Lines.Read());
        service.Captions("main").Publish(Talk.Said(2, "these truths"));
        Assert.Equal(["we hold these truths|"], (await MessageAsync(socket)).Lines.Read());

        await socket.SendAsync(new byte[5000], WebSocketMessageType.Binary, true, Test.Stop);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Test.Stop);

        Assert.Equal(WebSocketState.Closed, socket.State);
        await GoneAsync(service);
    }

    [Fact]
    public async Task Subtitles_hold_what_was_said_as_a_person_has_left_it()
    {
        await using var service = await RunningService.StartAsync();
        Assert.Equal(
            "WEBVTT\n\n",
            await service.Client.GetStringAsync(new Uri("/api/tracks/main/captions.vtt", UriKind.Relative), Test.Stop)
        );
        using var typed = await service.Client.PostAsJsonAsync(
            new Uri("/api/tracks/main/lines", UriKind.Relative),
            new { text = "Fish & chps are ready." },
            Test.Stop
        );
        using var corrected = await service.Client.PutAsJsonAsync(
            new Uri("/api/tracks/main/words/3", UriKind.Relative),
            new { text = "chips" },
            Test.Stop
        );
        using var answer = await service.Client.GetAsync(new Uri("/api/tracks/main/captions.vtt", UriKind.Relative), Test.Stop);

        Assert.Equal("text/vtt", answer.Content.Headers.ContentType!.MediaType);
        Assert.EndsWith("Fish &amp; chips are ready.\n\n", await answer.Content.ReadAsStringAsync(Test.Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/tracks/main/events?lines=9", "lines is 9; it must be from 1 to 4.")]
    [InlineData("/api/tracks/main/events?lines=two", "lines must be a whole number.")]
    [InlineData("/api/tracks/main/events?lines=1&lines=2", "lines must be a whole number.")]
    [InlineData("/api/tracks/main/events?hold=NaN", "hold is NaN; it must be from 0 to 30.")]
    [InlineData("/api/tracks/main/events?hold=long", "hold must be a number.")]
    [InlineData("/api/tracks/main/events?tentative=perhaps", "tentative must be true or false.")]
    [InlineData("/api/tracks/main/events?mode=ticker", "mode is ticker; it must be rollup, block or live.")]
    [InlineData("/api/tracks/main/socket", "This address is for WebSockets; a browser shows captions at /overlay.")]
    public async Task A_wrong_request_is_answered_with_a_sentence(string path, string sentence)
    {
        await using var service = await RunningService.StartAsync();
        using var answer = await service.Client.GetAsync(new Uri(path, UriKind.Relative), Test.Stop);

        Assert.Equal((HttpStatusCode.BadRequest, sentence), (answer.StatusCode, await answer.TextAsync()));
    }

    [Theory]
    [InlineData("GET", "status")]
    [InlineData("GET", "events")]
    [InlineData("GET", "sound")]
    [InlineData("GET", "captions.vtt")]
    [InlineData("GET", "")]
    [InlineData("DELETE", "")]
    [InlineData("POST", "pause")]
    [InlineData("POST", "catch-up")]
    public async Task An_unknown_track_is_not_found_whatever_is_asked_of_it(string method, string below)
    {
        await using var service = await RunningService.StartAsync();
        using var request = new HttpRequestMessage(new(method), new Uri($"/api/tracks/attic/{below}", UriKind.Relative));
        using var answer = await service.Client.SendAsync(request, Test.Stop);

        Assert.Equal(
            (HttpStatusCode.NotFound, "There is no track \"attic\". There are: main."),
            (answer.StatusCode, await answer.TextAsync())
        );
    }

    [Fact]
    public async Task A_socket_to_an_unknown_track_is_not_found()
    {
        await using var service = await RunningService.StartAsync();
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() =>
            socket.ConnectAsync(new Uri($"ws://{service.Client.BaseAddress!.Authority}/api/tracks/attic/socket"), Test.Stop)
        );

        Assert.Equal(HttpStatusCode.NotFound, socket.HttpStatusCode);
    }

    private static async Task<CaptionFrame> EventAsync(StreamReader reader)
    {
        var line = await reader.ReadLineAsync(Test.Stop);
        Assert.StartsWith("data: ", line, StringComparison.Ordinal);
        Assert.Equal("", await reader.ReadLineAsync(Test.Stop));
        return JsonSerializer.Deserialize<CaptionFrame>(line!["data: ".Length..], Json)!;
    }

    private static async Task<CaptionFrame> MessageAsync(ClientWebSocket socket)
    {
        var buffer = new byte[8192];
        var read = await socket.ReceiveAsync(buffer, Test.Stop);
        Assert.True(read.EndOfMessage);
        return JsonSerializer.Deserialize<CaptionFrame>(buffer.AsSpan(0, read.Count), Json)!;
    }

    private static async Task GoneAsync(RunningService service)
    {
        while (service.Captions("main").Readers > 0)
            await service.Client.GetAsync(new Uri("health/live", UriKind.Relative), Test.Stop);
    }
}
