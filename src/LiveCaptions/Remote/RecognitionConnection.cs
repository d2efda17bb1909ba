using System.Net.WebSockets;
using LiveCaptions.Audio.Sent;
using LiveCaptions.Recognition;
using LiveCaptions.Viewers;
using LiveCaptions.Whisper;

namespace LiveCaptions.Remote;

/// <summary>A machine whose sound is recognised here: its sound comes in, its words go out.</summary>
/// <remarks>Threading: one connection, one caller at a time; its steps take turns with those of tracks.</remarks>
internal sealed partial class RecognitionConnection(
    WebSocket socket,
    IRecognisers recognisers,
    DecodeScheduler turns,
    SoundClock clock,
    ILogger logger
)
{
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(5);

    private readonly SoundBudget budget = new();
    private readonly float[] samples = new float[SentMessage.MaxSamples];
    private long? next; // the position that follows on what has come

    public async Task RunAsync(CancellationToken stop)
    {
        var messages = new SoundMessages(socket, clock.Time, RemoteJson.MaxBytes);
        try
        {
            if (await GreetAsync(messages, stop) is not { } hearing)
                return;
            using (hearing)
                await RecogniseAsync(messages, hearing, stop);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            socket.Abort(); // the other machine is gone, or the service stops
        }
    }

    /// <summary>Opens the stream that the first message asks for.</summary>
    /// <returns>Null: it cannot be opened, which the other machine has been told.</returns>
    private async Task<HearRemote?> GreetAsync(SoundMessages messages, CancellationToken stop)
    {
        if (await messages.NextAsync(default, stop) is not { } message)
            return null;
        if (!message.IsText || !RemoteJson.TryRead(message.Bytes.Span, out RemoteRequest? request))
        {
            await messages.CloseAsync(WebSocketCloseStatus.PolicyViolation, "The first message must say how to recognise.", stop);
            return null;
        }
        try
        {
            var stream = await Task.Run(() => recognisers.Open(request.Settings), stop);
            stream.Terms = request.ListedTerms ?? ListedTerms.None;
            await SendAsync(new RemoteGreeting(recognisers.Model, null), stop);
            return new(stream, turns, clock.Time, logger);
        }
        catch (SpeechException reason)
        {
            await SendAsync(new RemoteGreeting(null, reason.Message), stop);
            await messages.CloseAsync(WebSocketCloseStatus.NormalClosure, "", stop);
            return null;
        }
    }

    private async Task RecogniseAsync(SoundMessages messages, HearRemote hearing, CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var ended = new CancellationTokenSource();
        var answering = AnswerAsync(hearing, ended, over.Token);
        try
        {
            var fault = await ListenAsync(messages, hearing, ended.Token, stop);
            await over.CancelAsync();
            await messages.CloseAsync(
                fault is null ? WebSocketCloseStatus.NormalClosure : WebSocketCloseStatus.PolicyViolation,
                fault ?? "",
                stop
            );
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // It ends a moment after it has said so.
            var failed = await answering.ContinueWith(
                done => !done.IsCompletedSuccessfully,
                CancellationToken.None,
                default,
                TaskScheduler.Default
            );
            await messages.CloseAsync(
                failed ? WebSocketCloseStatus.InternalServerError : WebSocketCloseStatus.NormalClosure,
                failed ? "Recognition has failed." : "",
                stop
            );
        }
        finally
        {
            await over.CancelAsync();
            await answering.ContinueWith(_ => { }, CancellationToken.None, default, TaskScheduler.Default);
        }
    }

    private async Task AnswerAsync(HearRemote hearing, CancellationTokenSource ended, CancellationToken stop)
    {
        try
        {
            await hearing.RunAsync(answer => SendAsync(answer, stop), stop);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or WebSocketException))
        {
            // The other machine goes on by itself, and comes back.
            Log.Failed(logger, failure.Message, failure is SpeechException ? null : failure);
            throw;
        }
        finally
        {
            await ended.CancelAsync();
        }
    }

    /// <summary>Takes messages until the other machine leaves.</summary>
    /// <returns>A sentence that says what is wrong with one; null: it has left.</returns>
    private async Task<string?> ListenAsync(SoundMessages messages, HearRemote hearing, CancellationToken ended, CancellationToken stop)
    {
        while (await messages.NextAsync(ended, stop) is { } message)
        {
            var fault = message.IsText ? Change(message.Bytes.Span, hearing) : Hear(message.Bytes.Span, hearing);
            if (fault is not null)
                return fault;
        }
        return null;
    }

    private static string? Change(ReadOnlySpan<byte> text, HearRemote hearing)
    {
        if (!RemoteJson.TryRead(text, out RemoteRequest? request))
            return "A text message is no request.";
        if (request.ListedTerms is { } terms)
            hearing.Terms = terms;
        if (request.Finish)
            hearing.Sound.Complete();
        return null;
    }

    private string? Hear(ReadOnlySpan<byte> bytes, HearRemote hearing)
    {
        if (SentMessage.Read(bytes, text: false, samples, out var message) is { } invalid)
            return invalid;
        if (!budget.Take(clock.Now, message.Count))
            return "Sound comes faster than it may, even after a time without a connection.";
        if (message.Position < (next ?? 0) || message.Position > RemoteJson.MaxSamples)
            return "The sound's position goes back, or is beyond all times.";
        if (message.Count == 0)
            return null;
        hearing.Sound.WriteGap(message.Position - (next ?? 0));
        hearing.Sound.Write(samples.AsSpan(0, message.Count));
        next = message.Position + message.Count;
        return null;
    }

    private async Task SendAsync<T>(T message, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(SendTimeout, clock.Time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        await socket.SendAsync(RemoteJson.Write(message), WebSocketMessageType.Text, endOfMessage: true, end.Token);
    }

    private static partial class Log
    {
        [LoggerMessage(270, LogLevel.Warning, "Recognition for another machine has failed; it goes on by itself and comes back. {Reason}")]
        public static partial void Failed(ILogger logger, string reason, Exception? fault);
    }
}
