using LiveCaptions.Obs;
using LiveCaptions.Obs.Events;
using LiveCaptions.Tests.Obs.Fake;

namespace LiveCaptions.Tests.Obs;

/// <summary>A client connected to a fake OBS, on a manual clock, with the events it receives.</summary>
internal sealed class ObsConnection : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource late;
    private readonly IAsyncEnumerator<ObsEvent> events;

    private ObsConnection(FakeObs obs, ObsClient client, ManualClock clock)
    {
        (Obs, Client, Clock) = (obs, client, clock);
        late = CancellationTokenSource.CreateLinkedTokenSource(Test.Stop);
        late.CancelAfter(Patience);
        events = client.ListenAsync(late.Token).GetAsyncEnumerator(late.Token);
    }

    public FakeObs Obs { get; }

    public ObsClient Client { get; }

    public ManualClock Clock { get; }

    /// <summary>Cancelled when the test has waited too long.</summary>
    public CancellationToken Stop => late.Token;

    /// <summary>States reached so far.</summary>
    public List<ObsState> States { get; } = [];

    /// <summary>Starts a client against a server that behaves, or misbehaves, as the test says.</summary>
    public static async Task<ObsConnection> BeginAsync(
        string? password = null,
        Func<FakeSession, Task>? misbehave = null,
        Func<ObsClientOptions, ObsClientOptions>? with = null
    )
    {
        var obs = await FakeObs.StartAsync(password);
        obs.Misbehave = misbehave;
        var clock = new ManualClock();
        var options = new ObsClientOptions
        {
            Address = obs.Address,
            Time = clock,
            NextRandom = () => 0.5,
        };
        var connection = new ObsConnection(obs, new(with?.Invoke(options) ?? options), clock);
        await connection.NextAsync(); // subscribed from here on
        connection.Client.Start();
        return connection;
    }

    /// <summary>As <see cref="BeginAsync"/>, and waits until the client is ready.</summary>
    public static async Task<ObsConnection> ReadyAsync(Func<ObsClientOptions, ObsClientOptions>? with = null)
    {
        var connection = await BeginAsync(with: with);
        await connection.UntilAsync(ObsStage.Ready);
        return connection;
    }

    /// <summary>Waits for a stage.</summary>
    public async Task<ObsState> UntilAsync(ObsStage stage)
    {
        while (true)
            if (await NextAsync() is ConnectionChanged { State: var state } && state.Stage == stage)
                return state;
    }

    /// <summary>Waits for an event of this type.</summary>
    public async Task<T> UntilAsync<T>()
        where T : ObsEvent
    {
        while (true)
            if (await NextAsync() is T obsEvent)
                return obsEvent;
    }

    /// <summary>The next event.</summary>
    public async Task<ObsEvent> NextAsync()
    {
        Assert.True(await events.MoveNextAsync());
        if (events.Current is ConnectionChanged { State: var state })
            States.Add(state);
        return events.Current;
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await events.DisposeAsync();
        await Obs.DisposeAsync();
        late.Dispose();
    }
}
