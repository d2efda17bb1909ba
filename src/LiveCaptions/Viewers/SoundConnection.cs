using System.Net.WebSockets;
using LiveCaptions.Audio.Sent;
using LiveCaptions.Audio.Sources;

namespace LiveCaptions.Viewers;

/// <summary>The connection of whoever speaks for a track: a page, or a sender that keeps its sound until it has come.</summary>
/// <remarks>Threading: one connection, one caller at a time.</remarks>
internal sealed class SoundConnection(WebSocket socket, BrowserSource source, SoundClock clock, TimeProvider time)
{
    /// <summary>Close code: another page or sender speaks for the track now, so this one must not reconnect by itself.</summary>
    public const int Replaced = 4001;

    /// <summary>Takes sound until the speaker leaves, sends something invalid, falls silent or is replaced.</summary>
    /// <param name="sent">What a sender says of its stream; null: a page speaks.</param>
    public async Task RunAsync(SentRequest? sent, CancellationToken stop)
    {
        using var replaced = new CancellationTokenSource();
        var messages = new SoundMessages(socket, time, sent is null ? PageSound.MaxBytes : SentMessage.MaxBytes);
        try
        {
            if (sent is null)
                await HearPageAsync(messages, replaced, stop);
            else
                await HearSenderAsync(messages, sent, replaced, stop);
        }
        catch (OperationCanceledException) when (replaced.IsCancellationRequested)
        {
            await DismissAsync(messages, stop);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            socket.Abort(); // the page is gone, or the service stops
        }
        finally
        {
            source.Disconnect(replaced);
        }
    }

    private async Task HearPageAsync(SoundMessages messages, CancellationTokenSource replaced, CancellationToken stop)
    {
        var sound = new PageSound(time);
        var samples = new float[PageSound.MaxSamples];
        source.Connect(replaced);
        while (await messages.NextAsync(replaced.Token, stop) is { } message)
        {
            if (sound.Decode(message.Bytes.Span, message.IsText, samples, out var count) is { } fault)
            {
                await messages.CloseAsync(WebSocketCloseStatus.PolicyViolation, fault, stop);
                return;
            }
            source.Write(replaced, samples.AsSpan(0, count));
        }
        await messages.CloseAsync(WebSocketCloseStatus.NormalClosure, "", stop);
    }

    private async Task HearSenderAsync(SoundMessages messages, SentRequest sent, CancellationTokenSource replaced, CancellationToken stop)
    {
        if (source.Connect(replaced, sent, clock.Now) is not { } position)
        {
            await DismissAsync(messages, stop);
            return;
        }
        var connection = new SenderConnection(socket, source, replaced, clock, time);
        if (await connection.ListenAsync(messages, position, stop) is { } fault)
        {
            await messages.CloseAsync(WebSocketCloseStatus.PolicyViolation, fault, stop);
            return;
        }
        source.Finish(replaced);
        await messages.CloseAsync(WebSocketCloseStatus.NormalClosure, "", stop);
    }

    private Task DismissAsync(SoundMessages messages, CancellationToken stop) =>
        source.IsClosed
            ? messages.CloseAsync(WebSocketCloseStatus.NormalClosure, "The track no longer listens to a page.", stop)
            : messages.CloseAsync((WebSocketCloseStatus)Replaced, "Another page speaks for this track now.", stop);
}
