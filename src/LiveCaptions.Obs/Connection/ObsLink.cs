using System.Net.WebSockets;
using LiveCaptions.Obs.Events;
using LiveCaptions.Obs.Protocol;

namespace LiveCaptions.Obs.Connection;

/// <summary>One connection to OBS, from its first byte to its end.</summary>
/// <remarks>Threading: one receive loop; requests from any thread.</remarks>
internal sealed class ObsLink(ObsClientOptions options, Action<ObsEvent> happened) : IDisposable
{
    private readonly ObsSocket socket = new(options);
    private readonly PendingRequests pending = new();
    private readonly CancellationTokenSource gone = new();
    private string? identifiedFor;

    /// <summary>Held shut while the scene collection changes.</summary>
    public CollectionChangePause Gate { get; } = new(options.CollectionChangePatience, options.Time);

    /// <summary>Who may ask next, for each target.</summary>
    public TargetTurns Turns { get; } = new();

    /// <summary>Cancelled when the connection has ended.</summary>
    public CancellationToken Gone => gone.Token;

    /// <summary>Why it has ended, once it has.</summary>
    public string EndReason { get; private set; } = "";

    /// <summary>Connects, introduces, receives until the end, whatever it is.</summary>
    /// <param name="entered">Told of each stage.</param>
    /// <param name="ended">Told of the end, before those who wait for answers are.</param>
    public async Task<LinkEnd> RunAsync(EventSubscriptions subscriptions, Action<ObsStage> entered, Action ended, CancellationToken stop)
    {
        var end = await TryAsync(
                async () =>
                {
                    entered(ObsStage.Connecting);
                    if (await ConnectAsync(stop).ConfigureAwait(false) is { } refused)
                        return refused;
                    entered(ObsStage.Identifying);
                    if (await new Handshake(socket, options).RunAsync(subscriptions, stop).ConfigureAwait(false) is { } unwanted)
                        return unwanted;
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
        var code = end.Code is { } own && socket.CloseCode is null ? own : (int)WebSocketCloseStatus.NormalClosure;
        await socket.CloseAsync(code).ConfigureAwait(false);
        return end;
    }

    /// <summary>Sends what needs an answer, and waits for it.</summary>
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
                Volatile.Write(ref identifiedFor, id);
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
            // The code may have come although the goodbye was cut short.
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
            return IsAnswer(failed) ? LinkEnd.NotObs(options.Address) : LinkEnd.Unreachable(options.Address);
        }
    }

    /// <summary>An answer that is no WebSocket's comes from another program; anything else means that nobody listens.</summary>
    private static bool IsAnswer(Exception failed) =>
        failed
            is WebSocketException
            {
                WebSocketErrorCode: WebSocketError.NotAWebSocket or WebSocketError.UnsupportedProtocol or WebSocketError.HeaderError
            }
        || failed.InnerException is HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse };

    private async Task ReceiveAsync(CancellationToken stop)
    {
        // A read that is broken off breaks the connection without a goodbye, so it goes on until OBS has said its own.
        using var late = new CancellationTokenSource(Timeout.InfiniteTimeSpan, options.Time);
        using var goodbye = stop.Register(() =>
        {
            late.CancelAfter(options.CloseTimeout);
            _ = socket.CloseAsync((int)WebSocketCloseStatus.NormalClosure);
        });
        while (await socket.ReadAsync(late.Token).ConfigureAwait(false) is { } message)
        {
            var (op, data) = Wire.Open(message.Span);
            switch ((OpCode)op)
            {
                case OpCode.Event:
                    Happened(Wire.Read(data, WireJson.Default.EventMessage));
                    break;
                case OpCode.RequestResponse:
                    var response = Wire.Read(data, WireJson.Default.ResponseMessage);
                    pending.Complete(response.RequestId, response);
                    break;
                case OpCode.RequestBatchResponse:
                    var responses = Wire.Read(data, WireJson.Default.BatchResponseMessage);
                    pending.Complete(responses.RequestId, responses);
                    break;
                case OpCode.Identified when Volatile.Read(ref identifiedFor) is { } id:
                    pending.Complete(id, Wire.Read(data, WireJson.Default.IdentifiedMessage));
                    break;
                default:
                    throw new ProtocolViolation((int)ObsCloseCode.UnknownOpCode, $"sent op {op}, which is not due");
            }
        }
    }

    private void Happened(EventMessage message)
    {
        var news = EventReader.Read(message);
        if (news is CurrentSceneCollectionChanging)
            Gate.Close();
        if (news is CurrentSceneCollectionChanged)
            Gate.Open();
        happened(news);
    }

    public void Dispose()
    {
        socket.Dispose();
        gone.Dispose();
    }
}
