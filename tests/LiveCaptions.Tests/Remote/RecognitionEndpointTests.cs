using System.Net;
using System.Net.WebSockets;
using System.Text;
using LiveCaptions.Audio.Sent;
using LiveCaptions.Remote;
using LiveCaptions.Settings;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Tests.Http;
using LiveCaptions.Tests.Viewers;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Remote;

/// <summary>Another machine, a good one or a hostile one, at the real service, whose clock stands still.</summary>
public sealed class RecognitionEndpointTests
{
    private static Task<RunningService> StartAsync() => RunningService.StartAsync(new ObsSettings(), new FakeTimeProvider(Talk.Start));

    private static RemoteSettings MachineOf(RunningService service) => new() { Address = service.Client.BaseAddress!.ToString() };

    private static async Task<ClientWebSocket> ConnectAsync(RunningService service)
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        try
        {
            await socket.ConnectAsync(MachineOf(service).SocketAt(RecognitionEndpoint.Path), Test.Stop);
        }
        catch (WebSocketException)
        {
            // The status says why.
        }
        return socket;
    }

    private static async Task<ClientWebSocket> GreetAsync(RunningService service)
    {
        var socket = await ConnectAsync(service);
        await SayAsync(socket, "{}");
        Assert.Equal("""{"model":"silent"}""", await ReadAsync(socket));
        return socket;
    }

    private static Task SayAsync(ClientWebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, Test.Stop);

    private static Task SendAsync(ClientWebSocket socket, long position, int count = 1600)
    {
        var bytes = new byte[SentMessage.MaxBytes];
        var length = new SentMessage(position, 0, count).Write(new short[count], bytes);
        return socket.SendAsync(bytes.AsMemory(0, length), WebSocketMessageType.Binary, endOfMessage: true, Test.Stop).AsTask();
    }

    /// <summary>Asks the service for something, which takes a moment.</summary>
    private static async Task LookAsync(RunningService service)
    {
        using var answer = await service.Client.GetAsync(new Uri("/health/live", UriKind.Relative), Test.Stop);
    }

    private static async Task<string> ReadAsync(ClientWebSocket socket)
    {
        var bytes = new byte[10_000];
        var answer = await socket.ReceiveAsync(bytes, Test.Stop);
        return answer.MessageType == WebSocketMessageType.Close
            ? $"{(int?)socket.CloseStatus} {socket.CloseStatusDescription}"
            : Encoding.UTF8.GetString(bytes, 0, answer.Count);
    }

    [Fact]
    public async Task Sound_goes_in_and_the_last_answer_ends_the_connection()
    {
        await using var service = await StartAsync();
        using var sockets = new RemoteSockets(MachineOf(service), null, TimeProvider.System);
        using var link = new RemoteLink(MachineOf(service), sockets.Open(), new(), TimeProvider.System, Random.Shared).Start();
        IRemoteConnection? connection;
        while ((connection = link.Current) is null)
            await LookAsync(service);
        connection.Tell(["Anna"]);
        connection.Send(48000, new float[16000]);

        Assert.Equal("silent", connection.Model);
        Assert.Null(link.Trouble);
        Assert.True(await Task.Run(() => connection.WaitForEnd(TimeSpan.FromSeconds(60)), Test.Stop));
        Assert.NotNull(connection.Take());
    }

    [Fact]
    public async Task A_machine_that_is_away_is_looked_for_and_its_trouble_is_told()
    {
        await using var service = await StartAsync();
        var nobody = new RemoteSettings { Address = "http://127.0.0.1:1" };
        using var sockets = new RemoteSockets(nobody, null, TimeProvider.System);
        using var link = new RemoteLink(nobody, sockets.Open(), new(), TimeProvider.System, Random.Shared).Start();
        while (link.Trouble is null)
            await LookAsync(service);

        Assert.StartsWith("127.0.0.1:1 cannot be reached", link.Trouble, StringComparison.Ordinal);
        Assert.Null(link.Current);
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("""{"step":-1}""")]
    [InlineData("""{"language":"<script>"}""")]
    public async Task A_first_message_that_does_not_say_how_to_recognise_ends_the_connection(string text)
    {
        await using var service = await StartAsync();
        using var socket = await ConnectAsync(service);
        await SayAsync(socket, text);
        Assert.Equal("1008 The first message must say how to recognise.", await ReadAsync(socket));
    }

    [Fact]
    public async Task Sound_before_the_first_message_ends_the_connection()
    {
        await using var service = await StartAsync();
        using var socket = await ConnectAsync(service);
        await SendAsync(socket, 0);
        Assert.Equal("1008 The first message must say how to recognise.", await ReadAsync(socket));
    }

    [Fact]
    public async Task Sound_that_goes_back_ends_the_connection()
    {
        await using var service = await StartAsync();
        using var socket = await GreetAsync(service);
        await SendAsync(socket, 5000);
        await SendAsync(socket, 6599);
        Assert.Equal("1008 The sound's position goes back, or is beyond all times.", await ReadAsync(socket));
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(-1)]
    public async Task Sound_beyond_all_times_ends_the_connection(long position)
    {
        await using var service = await StartAsync();
        using var socket = await GreetAsync(service);
        await SendAsync(socket, position);
        Assert.Equal("1008 The sound's position goes back, or is beyond all times.", await ReadAsync(socket));
    }

    [Fact]
    public async Task A_flood_of_sound_ends_the_connection()
    {
        await using var service = await StartAsync();
        using var socket = await GreetAsync(service);
        for (var i = 0; i < 116; i++)
            await SendAsync(socket, i * 3200, 3200);
        Assert.Equal("1008 Sound comes faster than it may, even after a time without a connection.", await ReadAsync(socket));
    }

    [Fact]
    public async Task A_later_text_that_is_no_request_ends_the_connection()
    {
        await using var service = await StartAsync();
        using var socket = await GreetAsync(service);
        await SayAsync(socket, """{"terms":[""]}""");
        Assert.Equal("1008 A text message is no request.", await ReadAsync(socket));
    }

    [Fact]
    public async Task There_is_a_limit_and_a_place_becomes_free_again()
    {
        await using var service = await StartAsync();
        var sockets = new List<ClientWebSocket>();
        for (var i = 0; i < RemotePlaces.Most; i++)
            sockets.Add(await GreetAsync(service));
        using var refused = await ConnectAsync(service);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.HttpStatusCode);

        sockets[0].Abort();
        ClientWebSocket another;
        while ((another = await ConnectAsync(service)).State != WebSocketState.Open)
            another.Dispose();
        another.Dispose();
        sockets.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task A_browser_that_opens_it_as_a_page_is_told_what_it_is()
    {
        await using var service = await StartAsync();
        using var answer = await service.Client.GetAsync(new Uri(RecognitionEndpoint.Path, UriKind.Relative), Test.Stop);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Remote:Address", await answer.TextAsync(), StringComparison.Ordinal);
    }
}
