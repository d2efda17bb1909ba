using System.Net.Sockets;
using System.Net.WebSockets;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>A viewer that subscribes to frames and then never reads, like a frozen browser or a sleeping machine.</summary>
internal sealed class DeafViewer : IDisposable
{
    private readonly ClientWebSocket socket = new();

    // The operating system buffers megabytes for a slow reader; this receive buffer holds next to nothing.
    private readonly HttpMessageInvoker invoker = new(
        new SocketsHttpHandler
        {
            ConnectCallback = async (context, stop) =>
            {
                var tcp = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 2048 };
                await tcp.ConnectAsync(context.DnsEndPoint, stop);
                return new NetworkStream(tcp, ownsSocket: true);
            },
        }
    );

    public static async Task<DeafViewer> ConnectAsync(Uri service)
    {
        var viewer = new DeafViewer();
        await viewer.socket.ConnectAsync(
            new UriBuilder(service) { Scheme = "ws", Path = "captions" }.Uri,
            viewer.invoker,
            CancellationToken.None
        );
        foreach (
            var message in (byte[][])
                [
                    [.. """{"protocol":"json","version":1}"""u8, 0x1e],
                    [.. """{"type":4,"invocationId":"1","target":"Watch","arguments":[{}]}"""u8, 0x1e],
                ]
        )
            await viewer.socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        return viewer;
    }

    public void Dispose()
    {
        socket.Dispose();
        invoker.Dispose();
    }
}
