using LiveCaptions.Captions;
using LiveCaptions.Viewers;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>A viewer that reads every frame, and keeps their sequence numbers, their settled words and the newest frame.</summary>
internal sealed class HubViewer : IAsyncDisposable
{
    private readonly HubConnection connection;
    private readonly Lock sync = new();
    private readonly List<FrameOrder> orders = [];
    private readonly SortedDictionary<long, string> lines = [];
    private readonly TaskCompletionSource<CaptionFrame> first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CaptionFrame? newest;

    private HubViewer(Uri service) =>
        connection = new HubConnectionBuilder()
            .WithUrl(new Uri(service, "captions"), options =>
                (options.SkipNegotiation, options.Transports) = (true, HttpTransportType.WebSockets)
            )
            .Build();

    public static async Task<HubViewer> ConnectAsync(Uri service, string? track = null)
    {
        var viewer = new HubViewer(service);
        await viewer.connection.StartAsync();
        _ = viewer.ReadAsync(track);
        return viewer;
    }

    /// <summary>The first frame received.</summary>
    public Task<CaptionFrame> First => first.Task.WaitAsync(TimeSpan.FromSeconds(20));

    public CaptionFrame? Newest
    {
        get
        {
            lock (sync)
                return newest;
        }
    }

    /// <summary>All settled words received, in order.</summary>
    public string Settled
    {
        get
        {
            lock (sync)
                return string.Join(' ', lines.Values);
        }
    }

    public long[] Sequences
    {
        get
        {
            lock (sync)
                return [.. orders.Select(order => order.Sequence)];
        }
    }

    /// <summary>The places of all frames received, in the order in which they came.</summary>
    public FrameOrder[] Orders
    {
        get
        {
            lock (sync)
                return [.. orders];
        }
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task ReadAsync(string? track)
    {
        try
        {
            await foreach (var frame in connection.StreamAsync<CaptionFrame>("Watch", new WatchRequest(track)))
            {
                lock (sync)
                {
                    newest = frame;
                    orders.Add(new(frame.Epoch, frame.Sequence));
                    foreach (var line in frame.Lines)
                        lines[line.Id] = line.Settled;
                }
                first.TrySetResult(frame);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
