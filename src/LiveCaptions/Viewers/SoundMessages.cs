using System.Net.WebSockets;

namespace LiveCaptions.Viewers;

/// <summary>The messages of a page that speaks, and a close message that reaches it.</summary>
/// <param name="maxBytes">The most bytes of a message.</param>
/// <remarks>Threading: one connection, one caller at a time.</remarks>
internal sealed class SoundMessages(WebSocket socket, TimeProvider time, int maxBytes)
{
    /// <summary>A page that sends nothing for this long is gone, even if its connection is open.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    /// <summary>The time that a page has to read the close message and to stop sending.</summary>
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private readonly byte[] bytes = new byte[maxBytes + 1];
    private Task<WebSocketReceiveResult>? receiving;

    /// <summary>The next message; one that is too long is cut at the first byte beyond the limit.</summary>
    /// <returns>Null if the page closes the socket.</returns>
    public async Task<(ReadOnlyMemory<byte> Bytes, bool IsText)?> NextAsync(CancellationToken replaced, CancellationToken stop)
    {
        using var silence = new CancellationTokenSource(Silence, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, stop);
        var length = 0;
        while (true)
        {
            receiving = socket.ReceiveAsync(new ArraySegment<byte>(bytes, length, bytes.Length - length), end.Token);
            // Cancelling a receive aborts the socket, which must still carry the close message to a replaced page.
            var part = await receiving.WaitAsync(replaced);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            length += part.Count;
            if (part.EndOfMessage || length == bytes.Length)
                return (bytes.AsMemory(0, length), part.MessageType == WebSocketMessageType.Text);
        }
    }

    /// <summary>
    /// Sends the reason, then reads what is still on its way: a socket closed with unread sound is reset, and the page may never see the
    /// reason.
    /// </summary>
    public async Task CloseAsync(WebSocketCloseStatus status, string reason, CancellationToken stop)
    {
        using var timeout = new CancellationTokenSource(CloseTimeout, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stop);
        try
        {
            await socket.CloseOutputAsync(status, reason, end.Token);
            if (receiving is { IsCompleted: false })
                await receiving.WaitAsync(end.Token);
            while (socket.State == WebSocketState.CloseSent)
                await socket.ReceiveAsync(new ArraySegment<byte>(bytes), end.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            socket.Abort();
        }
    }
}
