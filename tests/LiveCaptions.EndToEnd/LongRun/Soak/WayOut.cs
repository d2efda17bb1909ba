namespace LiveCaptions.EndToEnd.LongRun.Soak;

/// <summary>A client of one way out: it reads settled words for the whole soak, and connects again whenever it is cut off.</summary>
internal abstract class WayOut(string name, string track, Ledger ledger, Func<int> currentRun)
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(200);

    private readonly Lock sync = new();
    private readonly List<(double Start, double End)> outages = [];
    private double? goneSince = 0;
    private double absentUntil;
    private CancellationTokenSource? connected;

    public string Name => name;

    public string Track => track;

    public SeenWords Seen { get; } = new(ledger);

    protected Ledger Ledger => ledger;

    protected int CurrentRun => currentRun();

    /// <summary>Spans without a connection; the first one is the start.</summary>
    public IReadOnlyList<(double Start, double End)> Outages
    {
        get
        {
            lock (sync)
                return goneSince is { } since ? [.. outages, (since, double.PositiveInfinity)] : [.. outages];
        }
    }

    /// <summary>The client goes away, and comes back after some seconds.</summary>
    public void Leave(double seconds)
    {
        lock (sync)
        {
            absentUntil = ledger.Now + seconds;
            connected?.Cancel();
        }
    }

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            using var connection = CancellationTokenSource.CreateLinkedTokenSource(stop);
            try
            {
                lock (sync)
                    connected = ledger.Now >= absentUntil ? connection : null;
                if (connected is not null && currentRun() is var run and > 0)
                    await FollowAsync(run, connection.Token);
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                if (
                    e is not (HttpRequestException or IOException or OperationCanceledException or System.Net.WebSockets.WebSocketException)
                )
                    ledger.Say($"{name}: {e.GetType().Name}: {e.Message}");
            }
            lock (sync)
            {
                connected = null;
                if (!stop.IsCancellationRequested)
                    goneSince ??= ledger.Now;
            }
            await Task.Delay(Again, CancellationToken.None);
        }
    }

    /// <summary>Reads until the connection ends.</summary>
    /// <param name="run">The process that captions, as it is before the connection is made.</param>
    protected abstract Task FollowAsync(int run, CancellationToken stop);

    /// <summary>Notes that something has arrived.</summary>
    /// <exception cref="IOException">It came from another run than expected.</exception>
    protected void Arrived(int run)
    {
        lock (sync)
        {
            if (goneSince is not { } since)
                return;
            if (currentRun() != run)
                throw new IOException("The service was started again meanwhile.");
            outages.Add((since, ledger.Now));
            goneSince = null;
        }
    }
}
