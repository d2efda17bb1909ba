using System.Net.WebSockets;
using LiveCaptions.Captions;

namespace LiveCaptions.Viewers;

/// <summary>A viewer's frames over a plain WebSocket, one text message each. Messages from the viewer are ignored.</summary>
internal static class SocketFrames
{
    public static async Task SendAsync(ViewerConnection viewer, HttpContext context, TimeProvider time, Func<CaptionFrame, byte[]> bytes)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var reading = ReadUntilClosedAsync(socket, gone);
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

    /// <summary>Reads and discards, to notice when the viewer leaves.</summary>
    private static async Task ReadUntilClosedAsync(WebSocket socket, CancellationTokenSource gone)
    {
        var discarded = new byte[512];
        try
        {
            while ((await socket.ReceiveAsync(discarded, gone.Token)).MessageType != WebSocketMessageType.Close) { }
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, gone.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The viewer has left without closing.
        }
        await gone.CancelAsync();
    }
}
