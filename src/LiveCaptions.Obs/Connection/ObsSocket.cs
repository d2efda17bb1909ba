using System.Net.WebSockets;
using LiveCaptions.Obs.Protocol;

namespace LiveCaptions.Obs.Connection;

/// <summary>Whole messages over one WebSocket, of limited size, sent one at a time.</summary>
/// <remarks>Threading: one reader; any number of senders, who wait for each other.</remarks>
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

    /// <summary>The code that OBS closed with, once it did.</summary>
    public int? CloseCode => (int?)socket.CloseStatus;

    /// <summary>What OBS said to it.</summary>
    public string? CloseDescription => socket.CloseStatusDescription;

    public Task ConnectAsync(CancellationToken stop) => socket.ConnectAsync(options.Address, stop);

    /// <summary>The next message, valid until the next call; null: OBS says goodbye.</summary>
    /// <exception cref="ProtocolViolation">It is too long, or not text.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken stop)
    {
        if (buffer.Length > UsualMessage)
            buffer = new byte[UsualMessage]; // a screenshot must not stay in memory
        for (var length = 0; ; )
        {
            if (length == buffer.Length)
                Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, options.LargestMessage + 1L));
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), stop).ConfigureAwait(false);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            if (part.MessageType == WebSocketMessageType.Binary)
                throw new ProtocolViolation(ProtocolViolation.UnsupportedData, "sent bytes where text was due");
            if (length > options.LargestMessage)
                throw new ProtocolViolation(ProtocolViolation.TooBig, $"sent a message of more than {options.LargestMessage / 1024} kB");
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
            // A send that is broken off breaks the connection, so the caller's change of mind does not count any more.
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

    /// <summary>Says goodbye and does not wait for an answer.</summary>
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
            // It was lost already; there is nobody to say it to.
        }
    }

    /// <remarks>The semaphore is left to the collector: a sender may still be about to release it, and it holds no handle.</remarks>
    public void Dispose() => socket.Dispose();
}
