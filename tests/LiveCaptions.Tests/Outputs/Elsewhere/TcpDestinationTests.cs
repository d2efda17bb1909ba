using System.Net;
using System.Net.Sockets;
using System.Text;
using LiveCaptions.Outputs.Elsewhere;

namespace LiveCaptions.Tests.Outputs.Elsewhere;

/// <summary>Lines over TCP to a real listener on this machine.</summary>
public sealed class TcpDestinationTests : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly int port;
    private TcpDestination destination;

    public TcpDestinationTests()
    {
        listener.Start();
        port = ((IPEndPoint)listener.LocalEndpoint).Port;
        destination = Of("");
    }

    public async ValueTask DisposeAsync()
    {
        await destination.DisposeAsync();
        listener.Dispose();
    }

    private TcpDestination Of(string expect) => new(new("127.0.0.1", port), new(@"SAY {text}\r\n", "none"), expect);

    private static async Task<string?> LineAsync(TcpClient from) =>
        await new StreamReader(from.GetStream(), Encoding.UTF8, leaveOpen: true).ReadLineAsync(Test.Stop);

    [Fact]
    public async Task Texts_travel_as_lines_over_one_connection()
    {
        Assert.Equal(Outcome.Taken, await destination.SendAsync(Spoken.Text("Grüße", "東京"), Test.Stop));
        Assert.Equal(Outcome.Taken, await destination.SendAsync(Spoken.Text("two"), Test.Stop));

        using var peer = await listener.AcceptTcpClientAsync(Test.Stop);
        using var lines = new StreamReader(peer.GetStream());
        Assert.Equal("SAY Grüße 東京", await lines.ReadLineAsync(Test.Stop));
        Assert.Equal("SAY two", await lines.ReadLineAsync(Test.Stop));
        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task Where_nothing_listens_the_reason_is_said_and_later_it_is_reached()
    {
        listener.Stop();
        var away = await destination.SendAsync(Spoken.Text("one"), Test.Stop);
        Assert.Equal((Answer.Away, $"127.0.0.1:{port} takes no connection: nothing listens there."), (away.Answer, away.Reason));

        using var again = new TcpListener(IPAddress.Loopback, port);
        again.Start();

        Assert.Equal(Outcome.Taken, await destination.SendAsync(Spoken.Text("two"), Test.Stop));
        using var peer = await again.AcceptTcpClientAsync(Test.Stop);
        Assert.Equal("SAY two", await LineAsync(peer));
    }

    [Fact]
    public async Task A_peer_that_was_restarted_gets_the_next_text_over_a_new_connection()
    {
        destination = Of("OK");
        var first = destination.SendAsync(Spoken.Text("one"), Test.Stop);
        using (var peer = await listener.AcceptTcpClientAsync(Test.Stop))
        {
            await LineAsync(peer);
            peer.Client.LingerState = new(true, 0); // a reset, as a crash makes it
        }
        Assert.Equal(Answer.Away, (await first).Answer);

        var second = destination.SendAsync(Spoken.Text("one"), Test.Stop);
        using var restarted = await listener.AcceptTcpClientAsync(Test.Stop);
        Assert.Equal("SAY one", await LineAsync(restarted));
        await restarted.GetStream().WriteAsync("SAY OK\r\n"u8.ToArray(), Test.Stop);

        Assert.Equal(Outcome.Taken, await second);
    }

    [Fact]
    public async Task An_answer_tells_whether_a_text_was_taken()
    {
        destination = Of("OK");
        var sending = destination.SendAsync(Spoken.Text("one"), Test.Stop);
        using var peer = await listener.AcceptTcpClientAsync(Test.Stop);
        // What comes before a text has gone out answers an earlier one.
        await LineAsync(peer);
        await peer.GetStream().WriteAsync("SAY ER no such input\r\n"u8.ToArray(), Test.Stop);

        var outcome = await sending;

        Assert.Equal(Answer.Rejected, outcome.Answer);
        Assert.Contains("without \"OK\"", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_peer_that_closes_the_connection_after_each_answer_has_taken_the_text()
    {
        for (var n = 0; n < 20; n++)
        {
            await destination.DisposeAsync();
            destination = Of("OK");
            var sending = destination.SendAsync(Spoken.Text("one"), Test.Stop);
            using (var peer = await listener.AcceptTcpClientAsync(Test.Stop))
            {
                Assert.Equal("SAY one", await LineAsync(peer));
                await peer.GetStream().WriteAsync("SAY OK\r\n"u8.ToArray(), Test.Stop);
            }

            Assert.Equal(Outcome.Taken, await sending);
        }
    }

    [Fact]
    public async Task A_peer_that_never_answers_is_left_and_gets_nothing_more_over_that_connection()
    {
        destination = Of("OK");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Test.Stop);
        var sending = destination.SendAsync(Spoken.Text("one"), patience.Token);
        using var peer = await listener.AcceptTcpClientAsync(Test.Stop);
        await LineAsync(peer);

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Equal(0, await peer.GetStream().ReadAsync(new byte[1], Test.Stop));
    }

    [Fact]
    public async Task Garbage_without_end_neither_grows_memory_nor_stops_texts()
    {
        await destination.SendAsync(Spoken.Text("one"), Test.Stop);
        using var peer = await listener.AcceptTcpClientAsync(Test.Stop);
        var garbage = new byte[1 << 16];
        new Random(3).NextBytes(garbage);
        for (var n = 0; n < 200; n++)
            await peer.GetStream().WriteAsync(garbage, Test.Stop);

        Assert.Equal(Outcome.Taken, await destination.SendAsync(Spoken.Text("two"), Test.Stop));
    }

    [Fact]
    public async Task A_host_that_does_not_exist_is_named()
    {
        await using var nowhere = new TcpDestination(new("nowhere.invalid", 1), new("{text}", "none"), "");

        var outcome = await nowhere.SendAsync(Spoken.Text("one"), Test.Stop);

        Assert.Equal(
            (Answer.Away, true),
            (outcome.Answer, outcome.Reason.StartsWith("nowhere.invalid:1 is not", StringComparison.Ordinal))
        );
    }
}
