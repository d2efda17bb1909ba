using System.Net.WebSockets;
using LiveCaptions.Captions;

namespace LiveCaptions.Viewers;

/// <summary>A viewer's frames over a plain WebSocket, one text message each. Messages from the viewer are ignored.</summary>
internal static class SocketFrames
{
    public static async Task SendAsync(
        ViewerConnection viewer,
        HttpContext context,
        TimeProvider time,
        Func<CaptionFrame, byte[]> bytes,
        CancellationToken ended
    )
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(ended);
        var reading = ReadUntilClosedAsync(socket, new(time), gone);
        try
        {
            await FrameWriter.RunAsync(
                viewer,
                time,
                FrameWriter.KeepAliveInterval,
                frame => socket.SendAsync(bytes(frame), WebSocketMessageType.Text, true, gone.Token),
                () => Task.CompletedTask,
                context.Abort,
                gone.Token
            );
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The viewer has left.
        }
        await gone.CancelAsync();
        await reading;
    }

    /// <summary>Reads and discards, to notice when the viewer leaves; one that goes on sending is disconnected.</summary>
    private static async Task ReadUntilClosedAsync(WebSocket socket, MessageBudget budget, CancellationTokenSource gone)
    {
        var discarded = new byte[512];
        try
        {
            WebSocketReceiveResult received;
            do received = await socket.ReceiveAsync(discarded, gone.Token);
            while (received.MessageType != WebSocketMessageType.Close && budget.Spend(received.Count, 1));
            if (received.MessageType == WebSocketMessageType.Close)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, gone.Token);
            else
                socket.Abort();
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The viewer has left without closing.
        }
        await gone.CancelAsync();
    }
}
