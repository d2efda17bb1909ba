using System.Text.Json;
using System.Text.Json.Nodes;
using LiveCaptions.Obs.Connection;
using LiveCaptions.Obs.Events;

namespace LiveCaptions.Obs;

/// <summary>
/// A connection to OBS Studio that reconnects by itself. Requests are the methods of <see cref="IObsRequests"/> and of
/// <c>LiveCaptions.Obs.Requests</c>; events and changes of the connection's state form one ordered stream: <see cref="ListenAsync"/>.
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

    /// <param name="options">Address, password, time limits and reconnect policy.</param>
    /// <exception cref="ObsSettingsException">An option is invalid.</exception>
    public ObsClient(ObsClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        (this.options, subscriptions) = (options, options.Subscriptions);
    }

    /// <summary>The current state of the connection.</summary>
    public ObsState State => broadcast.State;

    /// <summary>
    /// The current state, then state changes and OBS's events in order. A listener that falls 1024 events behind loses the oldest and
    /// gets <see cref="EventsLost"/>.
    /// </summary>
    public IAsyncEnumerable<ObsEvent> ListenAsync(CancellationToken stop = default) => broadcast.ListenAsync(stop);

    /// <summary>Connects, and reconnects until stopped; does nothing if already started.</summary>
    public void Start()
    {
        lock (sync)
        {
            if (stop is not null)
                return;
            stop = new();
            var token = stop.Token;
            var before = running; // two loops at once would publish contradicting states
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

    /// <summary>Closes the connection and stays disconnected until started again.</summary>
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

    /// <summary>Tries to connect at once if the client is waiting for its next try or was rejected.</summary>
    public void RetryNow()
    {
        lock (sync)
            wake.TrySetResult();
    }

    /// <summary>Waits until requests can be sent.</summary>
    /// <exception cref="ObsDisconnectedException">OBS rejected the connection, so it will not become ready by itself.</exception>
    public async Task WaitReadyAsync(CancellationToken cancel = default)
    {
        await foreach (var obsEvent in ListenAsync(cancel).ConfigureAwait(false))
        {
            if (obsEvent is not ConnectionChanged { State: var state })
                continue;
            if (state.Stage == ObsStage.Ready)
                return;
            if (state.Stage == ObsStage.Rejected)
                throw new ObsDisconnectedException(state.Reason);
        }
    }

    /// <summary>Changes the event subscriptions, now and for every later connection.</summary>
    public async Task SubscribeAsync(EventSubscriptions events, CancellationToken cancel = default)
    {
        RequestSender? sender;
        lock (sync)
            (subscriptions, sender) = (events, ready);
        if (sender is not null)
            await sender.ReidentifyAsync(events, cancel).ConfigureAwait(false);
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
        throw new ObsDisconnectedException(reason.Length > 0 ? reason : "There is no connection to OBS yet, so OBS gets no captions.");
    }

    private async Task RunAsync(CancellationToken stop)
    {
        var reconnection = new Reconnection(options.Reconnect, options.NextRandom);
        while (true)
        {
            var (end, readyFor) = await ConnectOnceAsync(stop).ConfigureAwait(false);
            if (stop.IsCancellationRequested)
                break;
            var wait = reconnection.After(end.Code, readyFor);
            var woken = ResetWake();
            Enter(
                new(wait is null ? ObsStage.Rejected : ObsStage.Backoff, end.Reason, end.Code, wait ?? options.RetryAfterRejection)
                {
                    What = end.What,
                    Fix = end.Fix,
                }
            );
            if (await WaitForRetryAsync(woken, wait ?? options.RetryAfterRejection, stop).ConfigureAwait(false))
                reconnection.Reset();
            if (stop.IsCancellationRequested)
                break;
        }
        Enter(ObsState.Disabled);
    }

    private async Task<(LinkEnd End, TimeSpan ReadyFor)> ConnectOnceAsync(CancellationToken stop)
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

    /// <summary>Applies a subscription that changed while the connection was being made.</summary>
    private async Task ReidentifyAsync(RequestSender sender)
    {
        EventSubscriptions wanted;
        lock (sync)
            wanted = subscriptions;
        try
        {
            await sender.ReidentifyAsync(wanted, CancellationToken.None).ConfigureAwait(false);
        }
        catch (ObsException)
        {
            // The connection was lost again; the next one identifies with the current subscriptions.
        }
    }

    private void Enter(ObsState state) => broadcast.Publish(new ConnectionChanged(state));

    private Task ResetWake()
    {
        lock (sync)
            return (wake = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    /// <returns>True if <see cref="RetryNow"/> ended the wait.</returns>
    private async Task<bool> WaitForRetryAsync(Task woken, TimeSpan? wait, CancellationToken stop)
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
