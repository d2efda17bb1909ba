using System.Net.WebSockets;
using LiveCaptions.Obs.Protocol;

namespace LiveCaptions.Obs.Connection;

/// <summary>The handshake: Hello, Identify, Identified.</summary>
internal sealed class Handshake(ObsSocket socket, ObsClientOptions options)
{
    /// <summary>Performs the handshake.</summary>
    /// <returns>Null when the connection is ready; otherwise how it ended.</returns>
    public async Task<LinkEnd?> RunAsync(EventSubscriptions subscriptions, CancellationToken stop)
    {
        if (await ExpectAsync(OpCode.Hello, stop).ConfigureAwait(false) is not { } first)
            return LinkEnd.Closed(socket.CloseCode, socket.CloseDescription);
        var hello = Wire.Read(first.D, WireJson.Default.HelloMessage);
        if (hello.RpcVersion < 1)
            return LinkEnd.Closed((int)ObsCloseCode.UnsupportedRpcVersion, null);
        if (hello.Authentication is not null && options.Password is null)
            return LinkEnd.NoPassword;
        var answer = hello.Authentication is { } asked ? options.Password!.Answer(asked.Challenge, asked.Salt) : null;
        await socket.SendAsync(Wire.Identify(subscriptions, answer), stop).ConfigureAwait(false);
        if (await ExpectAsync(OpCode.Identified, stop).ConfigureAwait(false) is not { } accepted)
            return LinkEnd.Closed(socket.CloseCode, socket.CloseDescription);
        _ = Wire.Read(accepted.D, WireJson.Default.IdentifiedMessage);
        return null;
    }

    private async Task<Envelope?> ExpectAsync(OpCode op, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(options.HandshakeTimeout, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        try
        {
            if (await socket.ReadAsync(either.Token).ConfigureAwait(false) is not { } message)
                return null;
            var envelope = Wire.Open(message.Span);
            return envelope.Op == (int)op
                ? envelope
                : throw new ProtocolViolation((int)ObsCloseCode.NotIdentified, $"sent op {envelope.Op} where {op} was expected");
        }
        catch (Exception e)
            when (e is OperationCanceledException or WebSocketException && limit.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }
}
