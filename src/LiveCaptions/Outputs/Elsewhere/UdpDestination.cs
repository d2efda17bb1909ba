using System.Net.Sockets;

namespace LiveCaptions.Outputs.Elsewhere;

/// <summary>A datagram for each text. Whether one arrives nobody tells, but for hosts that say that nothing listens.</summary>
/// <param name="reach">The other side.</param>
/// <param name="encode">What a text becomes.</param>
internal sealed class UdpDestination(Reach reach, Func<Outgoing, byte[]> encode) : IDestination
{
    // A machine where nothing listens says so at once; without this wait it would be taken for an answer to the next datagram,
    // and every other one would count as sent.
    private static readonly TimeSpan ToldWithin = TimeSpan.FromSeconds(0.1);

    private UdpClient? client;

    public async Task<Outcome> SendAsync(Outgoing text, CancellationToken stop)
    {
        try
        {
            client ??= await OpenAsync(stop);
            await client.SendAsync(encode(text), stop);
            await ListenAsync(client, stop);
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

    /// <summary>Waits for a word that nothing listens there; what the other side answers is not read.</summary>
    /// <exception cref="SocketException">Nothing does.</exception>
    private static async Task ListenAsync(UdpClient client, CancellationToken stop)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(stop);
        late.CancelAfter(ToldWithin);
        try
        {
            await client.ReceiveAsync(late.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // Nobody says anything, as usual.
        }
    }

    private void Close()
    {
        client?.Dispose();
        client = null;
    }
}
