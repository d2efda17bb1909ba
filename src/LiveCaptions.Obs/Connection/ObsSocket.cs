using System.Net.WebSockets;
using LiveCaptions.Obs.Protocol;

namespace LiveCaptions.Obs.Connection;

/// <summary>Sends and receives whole messages of limited size over one WebSocket, sending one at a time.</summary>
/// <remarks>Threading: one reader; any number of senders, which wait for each other.</remarks>
internal sealed class ObsSocket : IDisposable
{
    private const int UsualMessage = 64 * 1024;

    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly ObsClientOptions options;
    private byte[] buffer = new byte[UsualMessage];

    public ObsSocket(ObsClientOptions options)
    {
        this.options = options;
        socket.Options.AddSubProtocol("obswebsocket.json");
        socket.Options.KeepAliveInterval = options.KeepAliveInterval;
        socket.Options.KeepAliveTimeout = options.KeepAliveTimeout;
        socket.Options.Proxy = null; // OBS is on this machine or in this network
    }

    /// <summary>The code OBS closed with, once it has.</summary>
    public int? CloseCode => (int?)socket.CloseStatus;

    /// <summary>The text OBS sent with the close code.</summary>
    public string? CloseDescription => socket.CloseStatusDescription;

    public Task ConnectAsync(CancellationToken stop) => socket.ConnectAsync(options.Address, stop);

    /// <summary>The next message, valid until the next call; null when OBS closes the connection.</summary>
    /// <exception cref="ProtocolViolation">The message is too long, or not text.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken stop)
    {
        if (buffer.Length > UsualMessage)
            buffer = new byte[UsualMessage]; // do not keep the memory of a screenshot
        for (var length = 0; ; )
        {
            if (length == buffer.Length)
                Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, options.MaxMessageBytes + 1L));
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), stop).ConfigureAwait(false);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            if (part.MessageType == WebSocketMessageType.Binary)
                throw new ProtocolViolation(ProtocolViolation.UnsupportedData, "sent bytes where text was expected");
            if (length > options.MaxMessageBytes)
                throw new ProtocolViolation(ProtocolViolation.TooBig, $"sent a message of more than {options.MaxMessageBytes / 1024} kB");
            if (part.EndOfMessage)
                return buffer.AsMemory(0, length);
        }
    }

    /// <summary>Sends one message; if OBS does not take it within the request's time limit, the connection ends.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancel)
    {
        await sending.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            // Cancelling a send breaks the connection, so from here on the caller's token is ignored.
            using var limit = new CancellationTokenSource(options.RequestTimeout, options.Time);
            await socket.SendAsync(message, WebSocketMessageType.Text, true, limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely, e);
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>Sends a close frame without waiting for the answer.</summary>
    public async Task CloseAsync(int code)
    {
        try
        {
            using var limit = new CancellationTokenSource(options.CloseTimeout, options.Time);
            await sending.WaitAsync(limit.Token).ConfigureAwait(false);
            try
            {
                if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                    await socket.CloseOutputAsync((WebSocketCloseStatus)code, "", limit.Token).ConfigureAwait(false);
            }
            finally
            {
                sending.Release();
            }
        }
        catch (Exception e)
            when (e is WebSocketException or OperationCanceledException or InvalidOperationException or ObjectDisposedException)
        {
            // The connection is already lost.
        }
    }

    /// <remarks>The semaphore is left to the garbage collector: a sender may still release it, and it holds no handle.</remarks>
    public void Dispose() => socket.Dispose();
}
