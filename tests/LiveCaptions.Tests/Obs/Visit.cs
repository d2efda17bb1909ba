using LiveCaptions.Obs;
using LiveCaptions.Obs.Events;
using LiveCaptions.Tests.Obs.Fake;

namespace LiveCaptions.Tests.Obs;

/// <summary>A client at a fake OBS, by a clock that stands still, with all that it hears.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource late;
    private readonly IAsyncEnumerator<ObsEvent> news;

    private Visit(FakeObs obs, ObsClient client, ManualClock clock)
    {
        (Obs, Client, Clock) = (obs, client, clock);
        late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(Patience);
        news = client.ListenAsync(late.Token).GetAsyncEnumerator(late.Token);
    }

    public FakeObs Obs { get; }

    public ObsClient Client { get; }

    public ManualClock Clock { get; }

    /// <summary>Ends when the test has waited too long.</summary>
    public CancellationToken Stop => late.Token;

    /// <summary>States reached so far.</summary>
    public List<ObsState> States { get; } = [];

    /// <summary>A client that was started, at a server that does what the test says.</summary>
    public static async Task<Visit> BeginAsync(
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
            Chance = () => 0.5,
        };
        var visit = new Visit(obs, new(with?.Invoke(options) ?? options), clock);
        await visit.NextAsync(); // listens from here on
        visit.Client.Start();
        return visit;
    }

    /// <summary>As <see cref="BeginAsync"/>, and ready.</summary>
    public static async Task<Visit> ReadyAsync(Func<ObsClientOptions, ObsClientOptions>? with = null)
    {
        var visit = await BeginAsync(with: with);
        await visit.UntilAsync(ObsStage.Ready);
        return visit;
    }

    /// <summary>Listens until this stage is reached.</summary>
    public async Task<ObsState> UntilAsync(ObsStage stage)
    {
        while (true)
            if (await NextAsync() is ConnectionChanged { State: var state } && state.Stage == stage)
                return state;
    }

    /// <summary>Listens until something like this happens.</summary>
    public async Task<T> UntilAsync<T>()
        where T : ObsEvent
    {
        while (true)
            if (await NextAsync() is T happened)
                return happened;
    }

    /// <summary>The next thing that happens.</summary>
    public async Task<ObsEvent> NextAsync()
    {
        Assert.True(await news.MoveNextAsync());
        if (news.Current is ConnectionChanged { State: var state })
            States.Add(state);
        return news.Current;
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await news.DisposeAsync();
        await Obs.DisposeAsync();
        late.Dispose();
    }
}
