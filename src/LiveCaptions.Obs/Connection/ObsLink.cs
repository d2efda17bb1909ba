using System.Net.WebSockets;
using LiveCaptions.Obs.Events;
using LiveCaptions.Obs.Protocol;

namespace LiveCaptions.Obs.Connection;

/// <summary>One connection to OBS, from its first byte to its end.</summary>
/// <remarks>Threading: one receive loop; requests from any thread.</remarks>
internal sealed class ObsLink(ObsClientOptions options, Action<ObsEvent> onEvent) : IDisposable
{
    private readonly ObsSocket socket = new(options);
    private readonly PendingRequests pending = new();
    private readonly CancellationTokenSource gone = new();
    private string? pendingReidentify;

    /// <summary>Holds requests back while the scene collection changes.</summary>
    public CollectionChangePause CollectionChange { get; } = new(options.CollectionChangePatience, options.Time);

    /// <summary>Lets one request at a time through per target.</summary>
    public TargetTurns Turns { get; } = new();

    /// <summary>Cancelled when the connection ends.</summary>
    public CancellationToken Gone => gone.Token;

    /// <summary>Why the connection ended; empty until then.</summary>
    public string EndReason { get; private set; } = "";

    /// <summary>Connects, performs the handshake, and receives until the connection ends.</summary>
    /// <param name="entered">Called at each stage.</param>
    /// <param name="ended">Called at the end, before pending requests fail.</param>
    public async Task<LinkEnd> RunAsync(EventSubscriptions subscriptions, Action<ObsStage> entered, Action ended, CancellationToken stop)
    {
        var end = await TryAsync(
                async () =>
                {
                    entered(ObsStage.Connecting);
                    if (await ConnectAsync(stop).ConfigureAwait(false) is { } unreachable)
                        return unreachable;
                    entered(ObsStage.Identifying);
                    if (await new Handshake(socket, options).RunAsync(subscriptions, stop).ConfigureAwait(false) is { } failedHandshake)
                        return failedHandshake;
                    entered(ObsStage.Ready);
                    await ReceiveAsync(stop).ConfigureAwait(false);
                    return LinkEnd.Closed(socket.CloseCode, socket.CloseDescription);
                },
                stop
            )
            .ConfigureAwait(false);
        EndReason = end.Reason;
        ended();
        await gone.CancelAsync().ConfigureAwait(false);
        pending.FailAll(end.Reason);
        var code = end.Code is { } ours && socket.CloseCode is null ? ours : (int)WebSocketCloseStatus.NormalClosure;
        await socket.CloseAsync(code).ConfigureAwait(false);
        return end;
    }

    /// <summary>Sends a message and waits for its response.</summary>
    public async Task<T> AskAsync<T>(string name, Func<string, ReadOnlyMemory<byte>> write, CancellationToken cancel)
        where T : class
    {
        var (id, answer) = pending.Add();
        using var deadline = new CancellationTokenSource(options.RequestTimeout, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, deadline.Token);
        try
        {
            var message = write(id);
            if (typeof(T) == typeof(IdentifiedMessage))
                Volatile.Write(ref pendingReidentify, id);
            await socket.SendAsync(message, either.Token).ConfigureAwait(false);
            return await answer.WaitAsync(either.Token).ConfigureAwait(false) as T ?? throw new ObsAnswerException(name);
        }
        catch (WebSocketException)
        {
            throw new ObsDisconnectedException(EndReason.Length > 0 ? EndReason : LinkEnd.Lost.Reason);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw new ObsTimeoutException(name, options.RequestTimeout);
        }
        finally
        {
            pending.Remove(id);
        }
    }

    private async Task<LinkEnd> TryAsync(Func<Task<LinkEnd>> work, CancellationToken stop)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            return new(null, "The connection to OBS was ended.");
        }
        catch (ProtocolViolation violation)
        {
            return LinkEnd.Violated(violation);
        }
        catch (TimeoutException)
        {
            return LinkEnd.Silent(options.HandshakeTimeout);
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException or IOException)
        {
            // A close code may have arrived although the closing handshake was cut short.
            return socket.CloseCode is { } code ? LinkEnd.Closed(code, socket.CloseDescription) : LinkEnd.Lost;
        }
        catch (Exception fault)
        {
            return LinkEnd.Failed(fault);
        }
    }

    private async Task<LinkEnd?> ConnectAsync(CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(options.ConnectTimeout, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        try
        {
            await socket.ConnectAsync(either.Token).ConfigureAwait(false);
            return null;
        }
        catch (Exception failed) when (!stop.IsCancellationRequested && failed is WebSocketException or OperationCanceledException)
        {
            return IsOtherProgram(failed) ? LinkEnd.NotObs(options.Address) : LinkEnd.Unreachable(options.Address);
        }
    }

    /// <summary>True if another program answered, without speaking WebSocket; any other failure means that nothing listens there.</summary>
    private static bool IsOtherProgram(Exception failed) =>
        failed
            is WebSocketException
            {
                WebSocketErrorCode: WebSocketError.NotAWebSocket or WebSocketError.UnsupportedProtocol or WebSocketError.HeaderError
            }
        || failed.InnerException is HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse };

    private async Task ReceiveAsync(CancellationToken stop)
    {
        // Cancelling a read breaks the connection without a close frame, so reading continues until OBS has sent its own.
        using var late = new CancellationTokenSource(Timeout.InfiniteTimeSpan, options.Time);
        using var closing = stop.Register(() =>
        {
            late.CancelAfter(options.CloseTimeout);
            _ = socket.CloseAsync((int)WebSocketCloseStatus.NormalClosure);
        });
        while (await socket.ReadAsync(late.Token).ConfigureAwait(false) is { } message)
            Dispatch(Wire.Open(message.Span));
    }

    private void Dispatch(Envelope message)
    {
        switch ((OpCode)message.Op)
        {
            case OpCode.Event:
                Publish(EventReader.Read(Wire.Read(message.D, WireJson.Default.EventMessage)));
                break;
            case OpCode.RequestResponse:
                var response = Wire.Read(message.D, WireJson.Default.ResponseMessage);
                pending.Complete(response.RequestId, response);
                break;
            case OpCode.RequestBatchResponse:
                var responses = Wire.Read(message.D, WireJson.Default.BatchResponseMessage);
                pending.Complete(responses.RequestId, responses);
                break;
            case OpCode.Identified when Volatile.Read(ref pendingReidentify) is { } id:
                pending.Complete(id, Wire.Read(message.D, WireJson.Default.IdentifiedMessage));
                break;
            default:
                throw new ProtocolViolation((int)ObsCloseCode.UnknownOpCode, $"sent an unexpected message (op {message.Op})");
        }
    }

    private void Publish(ObsEvent obsEvent)
    {
        if (obsEvent is CurrentSceneCollectionChanging)
            CollectionChange.Begin();
        if (obsEvent is CurrentSceneCollectionChanged)
            CollectionChange.End();
        onEvent(obsEvent);
    }

    public void Dispose()
    {
        socket.Dispose();
        gone.Dispose();
    }
}
