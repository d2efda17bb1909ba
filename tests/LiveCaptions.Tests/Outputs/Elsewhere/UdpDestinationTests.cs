using System.Net;
using System.Net.Sockets;
using System.Text;
using LiveCaptions.Outputs.Elsewhere;

namespace LiveCaptions.Tests.Outputs.Elsewhere;

/// <summary>Datagrams to a real socket on this machine.</summary>
public class UdpDestinationTests
{
    private static byte[] Plain(Outgoing text) => Encoding.UTF8.GetBytes(string.Join('\n', text.Lines));

    [Fact]
    public async Task Where_nothing_listens_no_datagram_counts_as_sent()
    {
        int port;
        using (var gone = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0)))
            port = ((IPEndPoint)gone.Client.LocalEndPoint!).Port;
        await using var destination = new UdpDestination(Reach.Of($"127.0.0.1:{port}"), Plain);

        for (var i = 0; i < 3; i++)
            Assert.Equal(Answer.Away, (await destination.SendAsync(Spoken.Text("one"), Test.Stop)).Answer);
    }

    [Fact]
    public async Task What_the_other_side_answers_does_no_harm()
    {
        using var peer = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        await using var destination = new UdpDestination(Reach.Of($"127.0.0.1:{((IPEndPoint)peer.Client.LocalEndPoint!).Port}"), Plain);
        var sending = destination.SendAsync(Spoken.Text("one"), Test.Stop);
        var heard = await peer.ReceiveAsync(Test.Stop);
        await peer.SendAsync("thanks"u8.ToArray(), heard.RemoteEndPoint, Test.Stop);

        Assert.Equal(Outcome.Taken, await sending);
        Assert.Equal(Outcome.Taken, await destination.SendAsync(Spoken.Text("two"), Test.Stop));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public async Task Each_text_is_one_datagram(string host)
    {
        using var peer = new UdpClient(new IPEndPoint(IPAddress.Parse(host), 0));
        await using var destination = new UdpDestination(Reach.Of($"{host}:{((IPEndPoint)peer.Client.LocalEndPoint!).Port}"), Plain);

        Assert.Equal(Outcome.Taken, await destination.SendAsync(Spoken.Text("one", "two"), Test.Stop));
        Assert.Equal(Outcome.Taken, await destination.SendAsync(Spoken.Text(), Test.Stop));

        Assert.Equal("one\ntwo", Encoding.UTF8.GetString((await peer.ReceiveAsync(Test.Stop)).Buffer));
        Assert.Empty((await peer.ReceiveAsync(Test.Stop)).Buffer);
    }
}
