using System.Net.Sockets;

namespace LiveCaptions.Outputs.Elsewhere;

/// <summary>A datagram for each text. Whether one arrives nobody tells, but for hosts that say that nothing listens.</summary>
/// <param name="reach">The other side.</param>
/// <param name="encode">What a text becomes.</param>
internal sealed class UdpDestination(Reach reach, Func<Outgoing, byte[]> encode) : IDestination
{
    private UdpClient? client;

    public async Task<Outcome> SendAsync(Outgoing text, CancellationToken stop)
    {
        try
        {
            client ??= await OpenAsync(stop);
            await client.SendAsync(encode(text), stop);
            return Outcome.Taken;
        }
        catch (SocketException e)
        {
            Close();
            return reach.Away(e.SocketErrorCode);
        }
    }

    public ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    private async Task<UdpClient> OpenAsync(CancellationToken stop)
    {
        var end = await reach.FindAsync(stop);
        var opened = new UdpClient(end.AddressFamily);
        opened.Connect(end);
        return opened;
    }

    private void Close()
    {
        client?.Dispose();
        client = null;
    }
}
