using System.Text.Json;
using System.Text.Json.Nodes;
using LiveCaptions.Obs.Connection;
using LiveCaptions.Obs.Events;

namespace LiveCaptions.Obs;

/// <summary>
/// A connection to OBS Studio that comes back by itself. Requests are the methods of <see cref="IObsRequests"/> and of
/// <c>LiveCaptions.Obs.Requests</c>; what happens, its own state included, is one ordered stream: <see cref="ListenAsync"/>.
/// </summary>
/// <remarks>Threading: any thread may call anything.</remarks>
public sealed class ObsClient : IObsRequests, IAsyncDisposable
{
    private readonly ObsClientOptions options;
    private readonly Broadcast broadcast = new();
    private readonly Lock sync = new();
    private EventSubscriptions subscriptions;
    private RequestSender? ready;
    private CancellationTokenSource? stop;
    private Task running = Task.CompletedTask;
    private TaskCompletionSource wake = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <exception cref="ObsSettingsException">An option cannot work.</exception>
    public ObsClient(ObsClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        (this.options, subscriptions) = (options, options.Subscriptions);
    }

    /// <summary>Where the connection stands now.</summary>
    public ObsState State => broadcast.State;

    /// <summary>The state now, then its changes and OBS's events in the order received. A listener that is 1024 events late loses the oldest and is told so.</summary>
    public IAsyncEnumerable<ObsEvent> ListenAsync(CancellationToken stop = default) => broadcast.ListenAsync(stop);

    /// <summary>Connects, and keeps connecting until stopped. Does nothing if it is started.</summary>
    public void Start()
    {
        lock (sync)
        {
            if (stop is not null)
                return;
            stop = new();
            var token = stop.Token;
            var before = running; // two loops would tell two states
            running = Task.Run(
                async () =>
                {
                    await before.ConfigureAwait(false);
                    await RunAsync(token).ConfigureAwait(false);
                },
                CancellationToken.None
            );
        }
    }

    /// <summary>Says goodbye and stays away until started again.</summary>
    public async Task StopAsync()
    {
        CancellationTokenSource? stopping;
        Task ending;
        lock (sync)
            (stopping, stop, ending) = (stop, null, running);
        if (stopping is not null)
            await stopping.CancelAsync().ConfigureAwait(false);
        await ending.ConfigureAwait(false);
        stopping?.Dispose();
    }

    /// <summary>Tries at once, if it waits for its next try or was rejected.</summary>
    public void RetryNow()
    {
        lock (sync)
            wake.TrySetResult();
    }

    /// <summary>Waits until requests can be sent.</summary>
    /// <exception cref="ObsDisconnectedException">OBS rejected the connection, so waiting would be in vain.</exception>
    public async Task WaitReadyAsync(CancellationToken cancel = default)
    {
        await foreach (var news in ListenAsync(cancel).ConfigureAwait(false))
        {
            if (news is not ConnectionChanged { State: var now })
                continue;
            if (now.Stage == ObsStage.Ready)
                return;
            if (now.Stage == ObsStage.Rejected)
                throw new ObsDisconnectedException(now.Reason);
        }
    }

    /// <summary>Changes which events OBS sends, now and after every reconnect.</summary>
    public async Task SubscribeAsync(EventSubscriptions events, CancellationToken cancel = default)
    {
        RequestSender? calls;
        lock (sync)
            (subscriptions, calls) = (events, ready);
        if (calls is not null)
            await calls.ReidentifyAsync(events, cancel).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<JsonElement?> RequestAsync(
        string requestType,
        JsonObject? data = null,
        string? target = null,
        CancellationToken cancel = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(requestType);
        return Ready().RequestAsync(requestType, data, target, cancel);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ObsBatchResult>> RequestAsync(ObsBatch batch, string? target = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return Ready().RequestAsync(batch, target, cancel);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync().ConfigureAwait(false);

    private RequestSender Ready()
    {
        lock (sync)
            if (ready is not null)
                return ready;
        var reason = State.Reason;
        throw new ObsDisconnectedException(reason.Length > 0 ? reason : "There is no connection to OBS yet, so it gets no captions.");
    }

    private async Task RunAsync(CancellationToken stop)
    {
        var reconnection = new Reconnection(options.Reconnect, options.Chance);
        while (true)
        {
            var (end, healthy) = await ConnectOnceAsync(stop).ConfigureAwait(false);
            if (stop.IsCancellationRequested)
                break;
            var wait = reconnection.After(end.Code, healthy);
            var woken = FreshWake();
            Enter(
                new(wait is null ? ObsStage.Rejected : ObsStage.Backoff, end.Reason, end.Code, wait ?? options.RetryAfterRejection)
                {
                    What = end.What,
                    Fix = end.Fix,
                }
            );
            if (await WokenAsync(woken, wait ?? options.RetryAfterRejection, stop).ConfigureAwait(false))
                reconnection.Reset();
            if (stop.IsCancellationRequested)
                break;
        }
        Enter(ObsState.Disabled);
    }

    private async Task<(LinkEnd End, TimeSpan Ready)> ConnectOnceAsync(CancellationToken stop)
    {
        using var link = new ObsLink(options, broadcast.Publish);
        long? since = null;
        EventSubscriptions wanted;
        var changed = false;
        lock (sync)
            wanted = subscriptions;
        var end = await link.RunAsync(
                wanted,
                stage =>
                {
                    if (stage == ObsStage.Ready)
                    {
                        since = options.Time.GetTimestamp();
                        lock (sync)
                            (ready, changed) = (new(link, options), subscriptions != wanted);
                        if (changed)
                            _ = ReidentifyAsync(ready);
                    }
                    Enter(new(stage));
                },
                () =>
                {
                    lock (sync)
                        ready = null;
                },
                stop
            )
            .ConfigureAwait(false);
        return (end, since is { } began ? options.Time.GetElapsedTime(began) : TimeSpan.Zero);
    }

    /// <summary>The subscription was changed while the connection was being made.</summary>
    private async Task ReidentifyAsync(RequestSender calls)
    {
        EventSubscriptions wanted;
        lock (sync)
            wanted = subscriptions;
        try
        {
            await calls.ReidentifyAsync(wanted, CancellationToken.None).ConfigureAwait(false);
        }
        catch (ObsException)
        {
            // The connection is gone again, and the next one asks for the right events from its beginning.
        }
    }

    private void Enter(ObsState state) => broadcast.Publish(new ConnectionChanged(state));

    private Task FreshWake()
    {
        lock (sync)
            return (wake = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    /// <returns>True if somebody asked for a try now.</returns>
    private async Task<bool> WokenAsync(Task woken, TimeSpan? wait, CancellationToken stop)
    {
        try
        {
            await woken.WaitAsync(wait ?? Timeout.InfiniteTimeSpan, options.Time, stop).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            return false;
        }
    }
}
