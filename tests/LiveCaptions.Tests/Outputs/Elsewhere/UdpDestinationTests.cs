using System.Net;
using System.Net.Sockets;
using System.Text;
using LiveCaptions.Outputs.Elsewhere;

namespace LiveCaptions.Tests.Outputs.Elsewhere;

/// <summary>Datagrams to a real socket on this machine.</summary>
public class UdpDestinationTests
{
    private static byte[] Plain(Outgoing text) => Encoding.UTF8.GetBytes(string.Join('\n', text.Lines));

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
