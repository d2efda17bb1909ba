using System.Net.WebSockets;
using LiveCaptions.Captions;

namespace LiveCaptions.Viewers;

/// <summary>A viewer's frames over a plain WebSocket: a text message each. What the viewer says is not listened to.</summary>
internal static class SocketFrames
{
    public static async Task SendAsync(ViewerConnection visit, HttpContext context, TimeProvider time, Func<CaptionFrame, byte[]> bytes)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var hearing = HearAsync(socket, gone);
        try
        {
            await FrameWriter.RunAsync(
                visit,
                time,
                FrameWriter.Silence,
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
        await hearing;
    }

    /// <summary>Reads to learn of the viewer's leaving.</summary>
    private static async Task HearAsync(WebSocket socket, CancellationTokenSource gone)
    {
        var nothing = new byte[512];
        try
        {
            while ((await socket.ReceiveAsync(nothing, gone.Token)).MessageType != WebSocketMessageType.Close) { }
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, gone.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // Gone without a word.
        }
        await gone.CancelAsync();
    }
}
