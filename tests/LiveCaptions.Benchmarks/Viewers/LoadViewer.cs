using System.Buffers.Text;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace LiveCaptions.Benchmarks.Viewers;

/// <summary>How a viewer receives frames.</summary>
internal enum Transport
{
    SignalR,
    Events,
    Socket,
}

/// <summary>One of many viewers, which records how late each frame arrives; a stalled one never reads.</summary>
/// <remarks>Threading: its own loop writes; the record is read once the loop has ended.</remarks>
internal sealed class LoadViewer(Transport transport) : IDisposable
{
    private readonly List<double> late = [];
    private Task reading = Task.CompletedTask;
    private IDisposable connection = Stream.Null;
    private bool begun;

    public Transport Transport => transport;

    /// <summary>Milliseconds from a frame's publication to its receipt, without the first frame, which is older than the viewer.</summary>
    public IReadOnlyList<double> Late => late;

    /// <summary>The service has closed its connection, or did not admit it.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Connects, and starts to read unless it is stalled.</summary>
    public async Task ConnectAsync(Uri service, HttpMessageInvoker http, bool stalled, CancellationToken gone)
    {
        Func<Memory<byte>, Task<int>> read;
        if (transport == Transport.Events)
        {
            var answer = await http.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(service, "tracks/main/events")), gone);
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
                new UriBuilder(service) { Scheme = "ws", Path = transport == Transport.SignalR ? "captions" : "tracks/main/socket" }.Uri,
                http,
                gone
            );
            if (transport == Transport.SignalR)
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

    /// <summary>Waits until reading has ended.</summary>
    public Task EndAsync() => reading;

    public void Dispose() => connection.Dispose();

    /// <summary>An HTTP client for viewers; stalled ones get a tiny receive buffer, or the system would hold megabytes for them.</summary>
    public static HttpMessageInvoker Http(bool stalled) =>
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
            // The measurement is over.
        }
        catch (Exception e) when (e is WebSocketException or IOException or HttpRequestException)
        {
            IsCut = true;
        }
    }

    /// <summary>
    /// Records the frames in these bytes, and returns how many bytes it used; a time is complete once a comma follows it.
    /// </summary>
    private int Take(ReadOnlySpan<byte> bytes)
    {
        for (var used = 0; ; )
        {
            var at = bytes[used..].IndexOf("\"at\":"u8);
            if (at < 0 || bytes[(used + at + 5)..].IndexOf((byte)',') < 0)
                return used;
            used += at + 5;
            _ = Utf8Parser.TryParse(bytes[used..], out long published, out _);
            // Zero: a frame without words.
            if (begun && published > 0)
                late.Add((TimeProvider.System.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(published)).TotalMilliseconds);
            begun = true;
        }
    }
}
