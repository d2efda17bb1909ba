using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>A viewer whose connection sends as fast as it can until the service closes it.</summary>
/// <param name="Sent">Messages that the network took, most of which the service never read.</param>
/// <param name="ClosedAfter">The time from the message with which it had sent too much to the end of the connection.</param>
/// <param name="Heard">All that it was sent.</param>
internal sealed record TalkativeViewer(int Sent, TimeSpan ClosedAfter, string Heard)
{
    /// <summary>Bytes that a connection may send at once (Viewers/MessageBudget).</summary>
    private const int Allowed = 8 * 1024;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="address">The hub, or a socket.</param>
    /// <param name="message">The message of each number.</param>
    public static async Task<TalkativeViewer> TalkAsync(Uri address, Func<int, string> message)
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws" }.Uri, Stop);
        var heard = new StringBuilder();
        var reading = ReadAsync(socket, heard);
        var (sent, bytes, tooMuch) = (0, 0, new Stopwatch());
        try
        {
            for (; !reading.IsCompleted; sent++)
            {
                var text = Encoding.UTF8.GetBytes(message(sent));
                if ((bytes += text.Length + 200) > Allowed)
                    tooMuch.Start();
                await socket.SendAsync(text, WebSocketMessageType.Text, true, Stop);
            }
        }
        catch (WebSocketException)
        {
            // Closed meanwhile.
        }
        await reading.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        return new(sent, tooMuch.Elapsed, heard.ToString());
    }

    private static async Task ReadAsync(ClientWebSocket socket, StringBuilder heard)
    {
        var bytes = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(bytes, Stop) is { MessageType: not WebSocketMessageType.Close, Count: var count })
                heard.Append(Encoding.UTF8.GetString(bytes, 0, count));
        }
        catch (WebSocketException)
        {
            // Closed without a message.
        }
    }
}
