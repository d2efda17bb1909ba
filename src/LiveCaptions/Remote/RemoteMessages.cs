using System.Net.WebSockets;
using LiveCaptions.Sending;

namespace LiveCaptions.Remote;

/// <summary>Whole messages of a socket.</summary>
internal static class RemoteMessages
{
    /// <summary>The next message.</summary>
    /// <param name="into">Holds it; a longer one is refused.</param>
    /// <returns>Null: the other machine closes the socket.</returns>
    /// <exception cref="LinkException">The message is too long.</exception>
    /// <exception cref="WebSocketException">The connection is lost.</exception>
    public static async Task<ReadOnlyMemory<byte>?> NextAsync(WebSocket socket, Memory<byte> into, CancellationToken stop)
    {
        var length = 0;
        while (length < into.Length)
        {
            var part = await socket.ReceiveAsync(into[length..], stop);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            length += part.Count;
            if (part.EndOfMessage)
                return into[..length];
        }
        throw new LinkException("What it answers is longer than any answer of LiveCaptions.");
    }
}
