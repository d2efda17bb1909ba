using System.Globalization;
using System.Net.WebSockets;
using System.Text.RegularExpressions;
using LiveCaptions.Captions;
using LiveCaptions.Viewers;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>A viewer that goes to another machine when its own is lost, as pages do, and keeps what it has seen and when.</summary>
internal sealed partial class RoamingViewer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly IReadOnlyList<Uri> machines;
    private readonly Random random;
    private readonly CancellationTokenSource end = new();
    private readonly Lock sync = new();
    private readonly SortedDictionary<long, string> paragraphs = [];
    private readonly List<string> falls = [];
    private readonly List<long> shownAt = []; // of each line, by the clock's time stamps
    private readonly Task roaming;
    private FrameOrder newest;
    private volatile Uri? machine;

    /// <param name="first">The machine that it watches at first.</param>
    public RoamingViewer(IReadOnlyList<Uri> machines, int first, int seed)
    {
        (this.machines, random) = (machines, new(seed));
        roaming = RoamAsync(first);
    }

    /// <summary>The machine that it watches now; null: none.</summary>
    public Uri? Machine => machine;

    /// <summary>All settled words that it has read on this machine.</summary>
    public string Settled
    {
        get
        {
            lock (sync)
                return string.Join(' ', paragraphs.Values);
        }
    }

    /// <summary>What went back where it should only go forward.</summary>
    public IReadOnlyList<string> Falls
    {
        get
        {
            lock (sync)
                return [.. falls];
        }
    }

    /// <summary>The moment at which a line was first on screen, as a time stamp; null: it was not yet.</summary>
    public long? ShownAt(int line)
    {
        lock (sync)
            return line < shownAt.Count ? shownAt[line] : null;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await roaming.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        end.Dispose();
    }

    private async Task RoamAsync(int first)
    {
        for (var (at, inVain) = (first, 0); !end.IsCancellationRequested; )
        {
            try
            {
                await WatchAsync(machines[at]);
            }
            catch (Exception e)
                when (e is HubException or IOException or HttpRequestException or WebSocketException or OperationCanceledException)
            {
                // Lost, or not there.
            }
            inVain = machine is null ? inVain + 1 : 0;
            // After a loss its own machine is asked first.
            at = machine is null ? (at + 1) % machines.Count : at;
            machine = null;
            if (inVain % machines.Count == 0)
                await Task.Delay(TimeSpan.FromSeconds(0.2 + random.NextDouble() * 1.3), end.Token);
        }
    }

    private async Task WatchAsync(Uri address)
    {
        await using var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(address, "captions"), options =>
                (options.SkipNegotiation, options.Transports) = (true, HttpTransportType.WebSockets)
            )
            .Build();
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(end.Token);
        using (var late = CancellationTokenSource.CreateLinkedTokenSource(end.Token))
        {
            late.CancelAfter(Patience);
            await connection.StartAsync(late.Token);
        }
        machine = address;
        var (watching, reading) = (FramesAsync(connection, lost.Token), ReadAsync(connection, lost.Token));
        await Task.WhenAny(watching, reading);
        await lost.CancelAsync();
        await Task.WhenAll(watching, reading);
    }

    private async Task FramesAsync(HubConnection connection, CancellationToken lost)
    {
        var before = default(FrameOrder);
        var request = new WatchRequest("main", Lines: 4, Chars: 80, Hold: 30);
        await foreach (var frame in connection.StreamAsync<CaptionFrame>("Watch", request, lost))
            lock (sync)
            {
                var order = new FrameOrder(frame.Epoch, frame.Sequence);
                if (order < before)
                    falls.Add($"{order} after {before}");
                before = order;
                // Of two machines, the newer frame wins.
                if (order >= newest)
                    Show(order, string.Join(' ', frame.Lines.Select(line => line.Settled)));
            }
    }

    private void Show(FrameOrder order, string text)
    {
        newest = order;
        var lines = Line().Matches(text).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();
        if (lines.Count == 0)
            return;
        if (lines[^1] < shownAt.Count - 1)
            falls.Add($"line {lines[^1]} after line {shownAt.Count - 1}");
        if (!lines.SequenceEqual(Enumerable.Range(lines[0], lines.Count)))
            falls.Add($"lines {string.Join(", ", lines)}");
        while (shownAt.Count <= lines[^1])
            shownAt.Add(TimeProvider.System.GetTimestamp());
    }

    private async Task ReadAsync(HubConnection connection, CancellationToken lost)
    {
        var isFirst = true;
        await foreach (var news in connection.StreamAsync<ReaderNews>("Read", new ReadRequest("main"), lost))
            lock (sync)
            {
                if (isFirst)
                    paragraphs.Clear();
                isFirst = false;
                foreach (var paragraph in news.Part.Paragraphs)
                    paragraphs[paragraph.Id] = paragraph.Text;
            }
    }

    [GeneratedRegex(@"\bline (\d+)\.")]
    private static partial Regex Line();
}
