using System.Net.WebSockets;
using System.Text.Json;
using LiveCaptions.Captions;

namespace LiveCaptions.EndToEnd.LongRun.Soak;

/// <summary>A feed of frames; the lines that it shows are numbered.</summary>
internal abstract class FrameFeed(string name, string track, Ledger ledger, Func<int> currentRun) : WayOut(name, track, ledger, currentRun)
{
    protected const string Query = "?lines=4&chars=80";

    private int series;

    protected void Take(int run, bool isFirst, ReadOnlySpan<byte> json)
    {
        var frame = JsonSerializer.Deserialize<CaptionFrame>(json, JsonSerializerOptions.Web)!;
        Arrived(run);
        // Without any viewer the service forgets a layout, and its numbers with it.
        if (isFirst && frame.Lines.Any(line => Seen.Contradicts(run, series, line.Id, line.Settled)))
            series++;
        foreach (var line in frame.Lines)
            Seen.Take(run, series, line.Id, line.Settled);
    }
}

/// <summary>Reads frames as server-sent events.</summary>
internal sealed class EventsFeed(HttpClient http, string track, Ledger ledger, Func<int> currentRun)
    : FrameFeed($"events/{track}", track, ledger, currentRun)
{
    protected override async Task FollowAsync(int run, CancellationToken stop)
    {
        await using var stream = await http.GetStreamAsync(new Uri($"api/tracks/{Track}/events{Query}", UriKind.Relative), stop);
        using var lines = new StreamReader(stream);
        for (var first = true; await lines.ReadLineAsync(stop) is { } line; )
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                Take(run, first, System.Text.Encoding.UTF8.GetBytes(line[6..]));
                first = false;
            }
    }
}

/// <summary>Reads frames over a plain WebSocket.</summary>
internal sealed class SocketFeed(Uri service, string track, Ledger ledger, Func<int> currentRun)
    : FrameFeed($"socket/{track}", track, ledger, currentRun)
{
    protected override async Task FollowAsync(int run, CancellationToken stop)
    {
        using var socket = new ClientWebSocket();
        var address = new UriBuilder(new Uri(service, $"api/tracks/{Track}/socket{Query}")) { Scheme = "ws" }.Uri;
        await socket.ConnectAsync(address, stop);
        var buffer = new byte[64 * 1024];
        for (var first = true; ; first = false)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), stop);
                length += part.Count;
            } while (!part.EndOfMessage);
            if (part.MessageType == WebSocketMessageType.Close)
                return;
            Take(run, first, buffer.AsSpan(0, length));
        }
    }
}
