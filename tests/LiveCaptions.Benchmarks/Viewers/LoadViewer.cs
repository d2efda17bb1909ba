using System.Buffers.Text;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace LiveCaptions.Benchmarks.Viewers;

/// <summary>By which way a viewer watches.</summary>
internal enum Way
{
    SignalR,
    Events,
    Socket,
}

/// <summary>One of many viewers: notes how late each frame comes, or, stalled, never reads.</summary>
/// <remarks>Threading: its own loop writes; what it noted is read once the loop has ended.</remarks>
internal sealed class LoadViewer(Way way) : IDisposable
{
    private readonly List<double> late = [];
    private Task reading = Task.CompletedTask;
    private IDisposable connection = Stream.Null;
    private bool begun;

    public Way Way => way;

    /// <summary>Milliseconds from a frame's publication to its receipt, but for the first frame, which was there before the viewer.</summary>
    public IReadOnlyList<double> Late => late;

    /// <summary>The service has cut it, or it was not let in.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Connects, and reads from then on unless it is stalled.</summary>
    public async Task ConnectAsync(Uri service, HttpMessageInvoker door, bool stalled, CancellationToken gone)
    {
        Func<Memory<byte>, Task<int>> read;
        if (way == Way.Events)
        {
            var answer = await door.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(service, "tracks/main/events")), gone);
            answer.EnsureSuccessStatusCode();
            connection = answer;
            var events = await answer.Content.ReadAsStreamAsync(gone);
            read = async buffer => await events.ReadAsync(buffer, gone);
        }
        else
        {
            var socket = new ClientWebSocket();
            connection = socket;
            await socket.ConnectAsync(
                new UriBuilder(service) { Scheme = "ws", Path = way == Way.SignalR ? "captions" : "tracks/main/socket" }.Uri,
                door,
                gone
            );
            if (way == Way.SignalR)
                foreach (
                    var message in (byte[][])
                        [
                            [.. """{"protocol":"json","version":1}"""u8, 0x1e],
                            [.. """{"type":4,"invocationId":"1","target":"Watch","arguments":[{}]}"""u8, 0x1e],
                        ]
                )
                    await socket.SendAsync(message, WebSocketMessageType.Text, true, gone);
            read = async buffer => (await socket.ReceiveAsync(buffer, gone)).Count;
        }
        if (!stalled)
            reading = ReadAsync(read);
    }

    /// <summary>Waits for its end.</summary>
    public Task EndAsync() => reading;

    public void Dispose() => connection.Dispose();

    /// <summary>A door for viewers; those that stall have room for next to nothing, else the machine would hold megabytes for them.</summary>
    public static HttpMessageInvoker Door(bool stalled) =>
        new(
            new SocketsHttpHandler
            {
                ConnectCallback = async (context, stop) =>
                {
                    var tcp = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                    if (stalled)
                        tcp.ReceiveBufferSize = 2048;
                    await tcp.ConnectAsync(context.DnsEndPoint, stop);
                    return new NetworkStream(tcp, ownsSocket: true);
                },
            }
        );

    private async Task ReadAsync(Func<Memory<byte>, Task<int>> read)
    {
        var buffer = new byte[16 * 1024];
        var filled = 0;
        try
        {
            while (await read(buffer.AsMemory(filled)) is > 0 and var count)
            {
                filled += count;
                var used = Take(buffer.AsSpan(0, filled));
                buffer.AsSpan(used, filled - used).CopyTo(buffer);
                filled -= used;
            }
            IsCut = true;
        }
        catch (OperationCanceledException)
        {
            // The measuring is over.
        }
        catch (Exception e) when (e is WebSocketException or IOException or HttpRequestException)
        {
            IsCut = true;
        }
    }

    /// <summary>Notes the frames in these bytes; the figure that stands behind the time must be there, else it is not whole yet.</summary>
    private int Take(ReadOnlySpan<byte> bytes)
    {
        for (var used = 0; ; )
        {
            var at = bytes[used..].IndexOf("\"at\":"u8);
            if (at < 0 || bytes[(used + at + 5)..].IndexOf((byte)',') < 0)
                return used;
            used += at + 5;
            _ = Utf8Parser.TryParse(bytes[used..], out long published, out _);
            // Zero: nothing was said yet.
            if (begun && published > 0)
                late.Add((TimeProvider.System.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(published)).TotalMilliseconds);
            begun = true;
        }
    }
}
