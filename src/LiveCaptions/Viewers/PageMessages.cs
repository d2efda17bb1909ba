using System.Net.WebSockets;
using LiveCaptions.Audio.Sources;

namespace LiveCaptions.Viewers;

/// <summary>The messages of a page that speaks, and a good-bye that reaches it.</summary>
/// <remarks>Threading: one visit.</remarks>
internal sealed class PageMessages(WebSocket socket, TimeProvider clock)
{
    /// <summary>A page that sends nothing for so long is gone, whatever its connection says.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    /// <summary>So long a page may take to read why it is left, and to stop sending.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly byte[] bytes = new byte[PageSound.MaxBytes + 1];
    private Task<WebSocketReceiveResult>? receiving;

    /// <summary>The next message; one that is too long is cut where it is known to be.</summary>
    /// <returns>Null if the page says good-bye.</returns>
    public async Task<(ReadOnlyMemory<byte> Bytes, bool IsText)?> NextAsync(CancellationToken replaced, CancellationToken stop)
    {
        using var silence = new CancellationTokenSource(Silence, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, stop);
        var length = 0;
        while (true)
        {
            receiving = socket.ReceiveAsync(new ArraySegment<byte>(bytes, length, bytes.Length - length), end.Token);
            // A receive that is cancelled tears the socket, over which the page that is replaced must still be told.
            var part = await receiving.WaitAsync(replaced);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            length += part.Count;
            if (part.EndOfMessage || length == bytes.Length)
                return (bytes.AsMemory(0, length), part.MessageType == WebSocketMessageType.Text);
        }
    }

    /// <summary>Says why the visit ends, and takes what is still on its way: a socket that is dropped with sound unread is reset, and the page may never read the reason.</summary>
    public async Task CloseAsync(WebSocketCloseStatus status, string sentence, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(Farewell, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        try
        {
            await socket.CloseOutputAsync(status, sentence, end.Token);
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
