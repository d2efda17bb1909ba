using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveCaptions.Sending;

/// <summary>An open WebSocket to a captioner.</summary>
/// <remarks>Threading: one sends, one receives.</remarks>
internal sealed class CaptionerLink : ISoundLink
{
    /// <summary>Close code: another speaks for the track now.</summary>
    private const int Replaced = 4001;

    /// <summary>An older captioner waits for sound, and hangs up after 5 s without.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly ClientWebSocket socket;
    private readonly byte[] bytes = new byte[1024];

    private CaptionerLink(ClientWebSocket socket) => this.socket = socket;

    public long Position { get; private init; }

    /// <summary>Waits for the captioner's greeting.</summary>
    /// <exception cref="LinkException">It does not come.</exception>
    /// <exception cref="SendingException">The captioner has none, or another speaks in this sender's place.</exception>
    public static async Task<CaptionerLink> GreetAsync(ClientWebSocket socket, bool again, TimeProvider clock, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(Patience, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        try
        {
            var position = await new CaptionerLink(socket).ReceiveAsync(end.Token);
            return position is { } first ? new(socket) { Position = first } : throw new LinkException("The captioner has hung up.");
        }
        catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
        {
            const string Silent = "The captioner does not say where to go on.";
            throw again
                ? new LinkException(Silent, e)
                : new SendingException($"{Silent} Its LiveCaptions is older than this one and cannot take sound from it: update it.", e);
        }
    }

    public async Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken stop)
    {
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, stop);
        }
        catch (WebSocketException e)
        {
            throw Lost(e);
        }
    }

    public async Task<long?> ReceiveAsync(CancellationToken stop)
    {
        try
        {
            var length = 0;
            while (true)
            {
                var part = await socket.ReceiveAsync(bytes.AsMemory(length), stop);
                if (part.MessageType == WebSocketMessageType.Close)
                    return AtClose();
                length += part.Count;
                if (part.EndOfMessage)
                    return JsonSerializer.Deserialize<Receipt>(bytes.AsSpan(0, length), JsonSerializerOptions.Web)?.Position
                        ?? throw new JsonException();
                if (length == bytes.Length)
                    throw new JsonException();
            }
        }
        catch (WebSocketException e)
        {
            throw Lost(e);
        }
        catch (JsonException e)
        {
            throw new LinkException("What the captioner answers cannot be read.", e);
        }
    }

    public async Task FinishAsync(CancellationToken stop)
    {
        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, stop);
        }
        catch (WebSocketException e)
        {
            throw Lost(e);
        }
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private long? AtClose() =>
        socket.CloseStatus switch
        {
            WebSocketCloseStatus.NormalClosure => null,
            (WebSocketCloseStatus)Replaced => throw new SendingException(
                "Another sender or page speaks for the track now, so this one has ended. To take over again, start it again."
            ),
            WebSocketCloseStatus.PolicyViolation => throw new SendingException(
                $"The captioner refuses the sound, so nothing more is sent. {socket.CloseStatusDescription}"
            ),
            _ => throw new LinkException($"The captioner has hung up. {socket.CloseStatusDescription}".TrimEnd()),
        };

    private static LinkException Lost(WebSocketException e) => new("The link to the captioner is away.", e);

    /// <summary>What the captioner tells.</summary>
    /// <param name="Position">The position of the sample that it expects.</param>
    private sealed record Receipt([property: JsonRequired] long Position);
}
