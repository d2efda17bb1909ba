using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using LiveCaptions.Settings;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Tests.Http;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Viewers;

/// <summary>A page that speaks, a good one or a hostile one, at the real service.</summary>
/// <remarks>
/// The service's clock stands still: it cuts off who sends nothing for 5 s, and a busy machine may take that long to remove a track.
/// </remarks>
public sealed class SoundEndpointTests
{
    private static async Task<RunningService> StartAsync()
    {
        var service = await RunningService.StartAsync(new ObsSettings(), new FakeTimeProvider(Talk.Start));
        using var answer = await service.Client.PutAsJsonAsync(
            new Uri("/api/tracks/guest", UriKind.Relative),
            new { Source = "browser" },
            Test.Stop
        );
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return service;
    }

    private static async Task<ClientWebSocket> ConnectAsync(RunningService service, string track = "guest", string? origin = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        try
        {
            await socket.ConnectAsync(new Uri($"ws://{service.Client.BaseAddress!.Authority}/api/tracks/{track}/sound"), Test.Stop);
        }
        catch (WebSocketException)
        {
            // The status says why.
        }
        return socket;
    }

    private static async Task<(int? Status, string? Text)> CloseOfAsync(ClientWebSocket socket)
    {
        var answer = await socket.ReceiveAsync(new byte[100], Test.Stop);
        Assert.Equal(WebSocketMessageType.Close, answer.MessageType);
        return ((int?)socket.CloseStatus, socket.CloseStatusDescription);
    }

    private static Task SendAsync(ClientWebSocket socket, int bytes, WebSocketMessageType type = WebSocketMessageType.Binary) =>
        socket.SendAsync(new byte[bytes], type, endOfMessage: true, Test.Stop);

    [Fact]
    public async Task A_page_that_speaks_makes_its_track_run()
    {
        await using var service = await StartAsync();
        using var socket = await ConnectAsync(service, origin: $"http://{service.Client.BaseAddress!.Authority}");
        var state = "";
        while (state != "running")
        {
            await SendAsync(socket, 640);
            state = (await service.Client.GetFromJsonAsync<JsonElement>(new Uri("/api/tracks/guest/status", UriKind.Relative), Test.Stop))
                .GetProperty("state")
                .GetString();
        }

        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Test.Stop);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, socket.CloseStatus);
    }

    [Theory]
    [InlineData(6402, WebSocketMessageType.Binary, "A message must hold 1 to 3200 samples of 16 bits.")]
    [InlineData(1000000, WebSocketMessageType.Binary, "A message must hold 1 to 3200 samples of 16 bits.")]
    [InlineData(641, WebSocketMessageType.Binary, "A message must hold 1 to 3200 samples of 16 bits.")]
    [InlineData(0, WebSocketMessageType.Binary, "A message must hold 1 to 3200 samples of 16 bits.")]
    [InlineData(640, WebSocketMessageType.Text, "Send sound as binary messages, not as text.")]
    public async Task A_message_that_is_not_sound_closes_the_socket_with_a_sentence(int bytes, WebSocketMessageType type, string sentence)
    {
        await using var service = await StartAsync();
        using var socket = await ConnectAsync(service);
        await SendAsync(socket, bytes, type);

        Assert.Equal((1008, sentence), await CloseOfAsync(socket));
    }

    [Fact]
    public async Task A_flood_of_sound_closes_the_socket()
    {
        await using var service = await StartAsync();
        using var socket = await ConnectAsync(service);
        for (var i = 0; i < 16; i++)
            await SendAsync(socket, 6400);

        Assert.Equal((1008, "Sound comes faster than real time; send 16000 samples per second."), await CloseOfAsync(socket));
    }

    [Fact]
    public async Task Another_page_takes_over_and_the_first_is_told()
    {
        await using var service = await StartAsync();
        using var first = await ConnectAsync(service);
        await SendAsync(first, 640);
        var close = CloseOfAsync(first);
        using var second = await ConnectAsync(service);

        Assert.Equal((4001, "Another page speaks for this track now."), await close);
        Assert.Equal(WebSocketState.Open, second.State);
    }

    [Fact]
    public async Task A_removed_track_closes_the_socket_of_its_page()
    {
        await using var service = await StartAsync();
        using var socket = await ConnectAsync(service);
        await SendAsync(socket, 640);
        var close = CloseOfAsync(socket); // a page reads all the time
        using var answer = await service.Client.DeleteAsync(new Uri("/api/tracks/guest", UriKind.Relative), Test.Stop);

        Assert.Equal((1000, "The track no longer listens to a page."), await close);
        using var again = await ConnectAsync(service);
        Assert.Equal(HttpStatusCode.NotFound, again.HttpStatusCode);
    }

    [Theory]
    [InlineData("main", null, HttpStatusCode.NotFound)]
    [InlineData("nobody", null, HttpStatusCode.NotFound)]
    [InlineData("guest", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("guest", "http://absolute", HttpStatusCode.Forbidden)]
    [InlineData("guest", "null", HttpStatusCode.Forbidden)]
    public async Task Only_our_own_page_may_speak_and_only_where_a_track_listens(string track, string? origin, HttpStatusCode status)
    {
        await using var service = await StartAsync();
        using var socket = await ConnectAsync(service, track, origin);

        Assert.Equal(status, socket.HttpStatusCode);
    }

    [Fact]
    public async Task A_browser_that_opens_the_socket_as_a_page_is_told_where_to_go()
    {
        await using var service = await StartAsync();
        using var answer = await service.Client.GetAsync(new Uri("/api/tracks/guest/sound", UriKind.Relative), Test.Stop);

        Assert.Equal(
            (HttpStatusCode.BadRequest, "This is the socket of the page /speak; open that page instead."),
            (answer.StatusCode, await answer.TextAsync())
        );
    }
}
