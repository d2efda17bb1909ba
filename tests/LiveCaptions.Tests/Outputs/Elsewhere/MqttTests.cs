using System.Net;
using System.Net.Sockets;
using System.Text;
using LiveCaptions.Outputs.Elsewhere;
using LiveCaptions.Settings;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace LiveCaptions.Tests.Outputs.Elsewhere;

/// <summary>Captions as messages to a real broker.</summary>
public sealed class MqttTests : IAsyncLifetime
{
    private const string Topic = "hall/captions ä";
    private MqttBroker broker = null!;
    private MqttDestination destination = null!;

    public async ValueTask InitializeAsync()
    {
        broker = await MqttBroker.StartAsync();
        destination = Of(broker.Port);
    }

    public async ValueTask DisposeAsync()
    {
        await destination.DisposeAsync();
        await broker.DisposeAsync();
    }

    private static OutputSettings Settings(int port) =>
        new()
        {
            Kind = "mqtt",
            Address = $"mqtt://127.0.0.1:{port}/{Uri.EscapeDataString(Topic).Replace("%2F", "/", StringComparison.Ordinal)}",
        };

    private static MqttDestination Of(int port, bool retains = true, string? user = null, string? secret = null) =>
        new(new(Settings(port) with { User = user, Secret = secret }, retains), new("{lines}", "none"), TimeProvider.System);

    private Task<Outcome> SendAsync(params string[] lines) => destination.SendAsync(Spoken.Text(lines), Test.Stop);

    [Fact]
    public async Task Lines_are_acknowledged_and_kept_for_screens_that_come_later()
    {
        Assert.Equal(Outcome.Taken, await SendAsync("Grüße", "東京"));
        Assert.Equal("Grüße\n東京", await broker.KeptAsync(Topic));
        Assert.Equal(Outcome.Taken, await SendAsync("two"));

        Assert.Equal([(Topic, "Grüße\n東京"), (Topic, "two")], broker.Messages);
        Assert.Single(broker.Clients);
        Assert.Equal(Outcome.Taken, await SendAsync());
        Assert.True(string.IsNullOrEmpty(await broker.KeptAsync(Topic)));
    }

    [Fact]
    public async Task Words_that_come_once_are_not_kept()
    {
        await using var once = Of(broker.Port, retains: false);
        Assert.Equal(Outcome.Taken, await once.SendAsync(Spoken.Text("one"), Test.Stop));

        Assert.Equal([(Topic, "one")], broker.Messages);
        Assert.Null(await broker.KeptAsync(Topic));
    }

    [Fact]
    public async Task The_broker_clears_the_lines_of_a_program_that_is_gone_and_the_next_text_finds_the_way_back()
    {
        await SendAsync("one");
        await broker.CutOffAsync();
        Assert.Contains((Topic, ""), broker.Messages);

        // The first text after it may still find the old connection.
        while (await SendAsync("two") != Outcome.Taken)
            Test.Stop.ThrowIfCancellationRequested();
        Assert.Equal("two", await broker.KeptAsync(Topic));
    }

    [Fact]
    public async Task User_and_password_are_told_and_a_wrong_one_is_said()
    {
        broker.Admits = client =>
            (client.UserName, client.Password) == ("hall", "sesame")
                ? MqttConnectReasonCode.Success
                : MqttConnectReasonCode.BadUserNameOrPassword;
        var refused = await SendAsync("one");
        Assert.Equal(
            (Answer.Refused, $"127.0.0.1:{broker.Port} refuses captions: the user or the password is wrong."),
            (refused.Answer, refused.Reason)
        );

        await using var known = Of(broker.Port, user: "hall", secret: "sesame");
        Assert.Equal(Outcome.Taken, await known.SendAsync(Spoken.Text("one"), Test.Stop));
    }

    [Theory]
    [InlineData(MqttConnectReasonCode.ServerBusy, Answer.Later)]
    [InlineData(MqttConnectReasonCode.NotAuthorized, Answer.Refused)]
    [InlineData(MqttConnectReasonCode.RetainNotSupported, Answer.Refused)]
    [InlineData(MqttConnectReasonCode.UseAnotherServer, Answer.Refused)]
    public async Task What_a_broker_answers_to_the_connection_is_a_sentence(MqttConnectReasonCode code, object answer)
    {
        broker.Admits = _ => code;
        var outcome = await SendAsync("one");

        Assert.Equal(answer, outcome.Answer);
        Assert.StartsWith($"127.0.0.1:{broker.Port} ", outcome.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MqttPubAckReasonCode.NoMatchingSubscribers, Answer.Taken)]
    [InlineData(MqttPubAckReasonCode.NotAuthorized, Answer.Refused)]
    [InlineData(MqttPubAckReasonCode.QuotaExceeded, Answer.Later)]
    [InlineData(MqttPubAckReasonCode.PayloadFormatInvalid, Answer.Rejected)]
    public async Task What_a_broker_answers_to_a_text_is_understood(MqttPubAckReasonCode code, object answer)
    {
        broker.Takes = _ => code;

        Assert.Equal(answer, (await SendAsync("one")).Answer);
    }

    [Fact]
    public async Task A_broker_that_knows_MQTT_3_1_1_only_gets_that()
    {
        broker.Admits = client =>
            client.ProtocolVersion == MqttProtocolVersion.V311
                ? MqttConnectReasonCode.Success
                : MqttConnectReasonCode.UnsupportedProtocolVersion;

        Assert.Equal(Outcome.Taken, await SendAsync("one"));
        Assert.Equal(Outcome.Taken, await SendAsync("two"));
        Assert.Equal(2, broker.Clients.Count);
    }

    [Fact]
    public async Task Where_no_broker_listens_the_reason_is_said_and_later_it_is_reached()
    {
        var port = broker.Port;
        await broker.DisposeAsync();
        var away = await SendAsync("one");
        Assert.Equal((Answer.Away, $"127.0.0.1:{port} takes no connection: nothing listens there."), (away.Answer, away.Reason));

        broker = await MqttBroker.StartAsync(port);
        Assert.Equal(Outcome.Taken, await SendAsync("one"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n")]
    [InlineData("\u0020\u0002\u0000")]
    public async Task A_peer_that_is_no_broker_does_no_harm(string answer)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var other = Of(((IPEndPoint)listener.LocalEndpoint).Port);
        var sending = other.SendAsync(Spoken.Text("one"), Test.Stop);
        using (var peer = await listener.AcceptTcpClientAsync(Test.Stop))
            await peer.GetStream().WriteAsync(Encoding.Latin1.GetBytes(answer), Test.Stop);

        Assert.Equal(Answer.Away, (await sending).Answer);
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData("\u0020\u0003\u0000\u0000\u0000", 3)] // it admits the client, and then neither answers nor reads
    [InlineData("\u0020\u0003\u0000\u0000\u0000", 20_000_000)]
    public async Task A_broker_that_hangs_is_left_and_gets_nothing_more_over_that_connection(string answer, int length)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var other = Of(((IPEndPoint)listener.LocalEndpoint).Port);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Test.Stop);
        var sending = other.SendAsync(Spoken.Text(new string('x', length)), patience.Token);
        using var peer = await listener.AcceptTcpClientAsync(Test.Stop);
        await peer.GetStream().WriteAsync(Encoding.Latin1.GetBytes(answer), Test.Stop);

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        var second = other.SendAsync(Spoken.Text("two"), Test.Stop);
        using (await listener.AcceptTcpClientAsync(Test.Stop)) { }
        Assert.Equal(Answer.Away, (await second).Answer);
    }

    [Theory]
    [InlineData("mqtt://broker/captions", "broker:1883")]
    [InlineData("mqtts://broker/captions", "broker:8883")]
    [InlineData("mqtts://[::1]:99/a/b", "[::1]:99")]
    public void A_broker_has_the_usual_port_unless_another_is_written(string address, string name) =>
        Assert.Equal(name, new MqttTopic(new OutputSettings { Address = address }, retains: true).Reach.Name);
}
