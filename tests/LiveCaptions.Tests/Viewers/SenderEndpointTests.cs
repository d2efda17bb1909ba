using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using LiveCaptions.Audio.Sent;
using LiveCaptions.Sending;
using LiveCaptions.Settings;
using LiveCaptions.Tests.Captions;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Viewers;

/// <summary>livecaptions send, a good one or a hostile one, at the real service.</summary>
/// <remarks>The service's clock stands still: it cuts off who sends nothing for 5 s, however busy this machine is.</remarks>
public sealed class SenderEndpointTests
{
    private static readonly string Stream = new('5', 32);

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

    private static async Task<ClientWebSocket> ConnectAsync(RunningService service, string query)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://{service.Client.BaseAddress!.Authority}/api/tracks/guest/sound?{query}"), Test.Stop);
        return socket;
    }

    private static Task<ClientWebSocket> ConnectAsync(RunningService service, bool again = false) =>
        ConnectAsync(service, $"stream={Stream}&from=0&again={again}");

    private static async Task SendAsync(ClientWebSocket socket, long position, int count, int waiting = 0)
    {
        var bytes = new byte[SentMessage.MaxBytes];
        var length = new SentMessage(position, waiting, count).Write(new short[count], bytes);
        await socket.SendAsync(bytes.AsMemory(0, length), WebSocketMessageType.Binary, endOfMessage: true, Test.Stop);
    }

    private static async Task<string> ReceiveAsync(ClientWebSocket socket)
    {
        var bytes = new byte[1000];
        var answer = await socket.ReceiveAsync(bytes, Test.Stop);
        return answer.MessageType == WebSocketMessageType.Close
            ? $"{(int?)socket.CloseStatus} {socket.CloseStatusDescription}"
            : Encoding.UTF8.GetString(bytes, 0, answer.Count);
    }

    [Fact]
    public async Task A_sender_is_told_where_to_go_on_after_its_link_broke()
    {
        await using var service = await StartAsync();
        using (var first = await ConnectAsync(service))
        {
            Assert.Equal("""{"position":0}""", await ReceiveAsync(first));
            for (var i = 0; i < 5; i++)
                await SendAsync(first, i * 320, 320);
            await first.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Test.Stop);
        }

        using var second = await ConnectAsync(service, again: true);
        Assert.Equal("""{"position":1600}""", await ReceiveAsync(second));
    }

    [Fact]
    public async Task A_sender_says_goodbye_once_all_has_come()
    {
        await using var service = await StartAsync();
        var address = CaptionerAddress.Parse(service.Client.BaseAddress!.ToString(), "guest", hasToken: false, unencrypted: false);
        var trust = new CertificateTrust(null);
        using var http = ServiceSockets.Client(address.IsHere, trust);
        var kept = new KeptSound();
        for (var i = 0; i < 100; i++)
            kept.Append(new float[320], 0);
        kept.Complete();
        var said = new List<string>();
        await new SoundSender(
            kept,
            new Captioner(address, new(null, http, trust, TimeProvider.System), TimeProvider.System),
            new(said.Add, address.Shown, TimeProvider.System),
            TimeProvider.System,
            new Random(1)
        ).RunAsync(Test.Stop);

        Assert.Equal($"Connected: the sound goes to the track guest of {address.Service.Authority}.", said[0]);
    }

    [Theory]
    [InlineData("nobody", "")]
    [InlineData("main", "The track \"main\" does not listen to a page; set its source to \"browser\".")]
    public async Task A_track_that_takes_no_sound_is_told_in_its_own_sentence(string track, string sentence)
    {
        await using var service = await StartAsync();
        var address = CaptionerAddress.Parse(service.Client.BaseAddress!.ToString(), track, hasToken: false, unencrypted: false);
        var trust = new CertificateTrust(null);
        using var http = ServiceSockets.Client(address.IsHere, trust);
        var error = await Assert.ThrowsAsync<SendingException>(() =>
            new Captioner(address, new(null, http, trust, TimeProvider.System), TimeProvider.System).ConnectAsync(
                0,
                again: false,
                Test.Stop
            )
        );

        Assert.StartsWith(
            $"{address.Service.Authority} takes no sound from here, so none was sent. ",
            error.Message,
            StringComparison.Ordinal
        );
        if (track == "main")
            Assert.EndsWith(sentence, error.Message, StringComparison.Ordinal);
        else
            Assert.Contains("guest", error.Message, StringComparison.Ordinal); // it names the tracks that there are
    }

    [Fact]
    public async Task Where_nobody_listens_another_try_may_help()
    {
        var address = CaptionerAddress.Parse("http://127.0.0.1:9", "guest", hasToken: false, unencrypted: false);
        var trust = new CertificateTrust(null);
        using var http = ServiceSockets.Client(address.IsHere, trust);
        var error = await Assert.ThrowsAsync<LinkException>(() =>
            new Captioner(address, new(null, http, trust, TimeProvider.System), TimeProvider.System).ConnectAsync(
                0,
                again: false,
                Test.Stop
            )
        );
        Assert.StartsWith("127.0.0.1:9 cannot be reached: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_sender_takes_over_and_the_first_is_told_and_stays_away()
    {
        await using var service = await StartAsync();
        using var first = await ConnectAsync(service);
        await ReceiveAsync(first);
        using var second = await ConnectAsync(service, $"stream={new string('6', 32)}&from=0&again=false");
        Assert.Equal("4001 Another page speaks for this track now.", await ReceiveAsync(first));

        using var third = await ConnectAsync(service, again: true);
        Assert.Equal("4001 Another page speaks for this track now.", await ReceiveAsync(third));
        Assert.Equal("""{"position":0}""", await ReceiveAsync(second));
    }

    [Fact]
    public async Task A_sender_that_floods_is_cut_off()
    {
        await using var service = await StartAsync();
        using var socket = await ConnectAsync(service);
        await ReceiveAsync(socket);
        for (var i = 0; i < 200; i++)
            await SendAsync(socket, 0, 3200);
        var answer = "{";
        while (answer.StartsWith('{'))
            answer = await ReceiveAsync(socket);

        Assert.Equal("1008 Sound comes faster than it may, even for a sender that catches up.", answer);
    }

    [Theory]
    [InlineData(-1, 320)]
    [InlineData(1L << 60, 320)]
    [InlineData(0, 0)]
    public async Task Sound_that_has_no_place_closes_the_socket_with_a_sentence(long position, int waiting)
    {
        await using var service = await StartAsync();
        using var socket = await ConnectAsync(service);
        await ReceiveAsync(socket);
        await SendAsync(socket, position, 320, waiting == 0 ? -1 : waiting);

        Assert.StartsWith("1008 A message ", await ReceiveAsync(socket), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stream=1&from=0&again=false")]
    [InlineData("stream=55555555555555555555555555555555&from=-1&again=false")]
    [InlineData("stream=55555555555555555555555555555555&from=9999999999999999&again=false")]
    [InlineData("stream=55555555555555555555555555555555&from=0")]
    public async Task A_sender_that_cannot_say_who_it_is_is_refused(string query)
    {
        await using var service = await StartAsync();
        var error = await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(service, query));
        Assert.Contains("400", error.Message, StringComparison.Ordinal);
    }
}
