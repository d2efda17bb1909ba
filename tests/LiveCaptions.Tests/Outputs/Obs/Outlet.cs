using System.Threading.Channels;
using LiveCaptions.Captions;
using LiveCaptions.Obs;
using LiveCaptions.Outputs.Obs;
using LiveCaptions.Tests.Obs.Fake;
using LiveCaptions.Tests.Tracks;
using Microsoft.Extensions.Logging;

namespace LiveCaptions.Tests.Outputs.Obs;

/// <summary>An output that runs at a fake OBS, by a clock that the test moves.</summary>
internal sealed class Outlet<T> : IAsyncDisposable
    where T : ObsOutput
{
    private readonly CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly CancellationTokenSource end = new();
    private readonly Channel<FakeRequest> asked = Channel.CreateUnbounded<FakeRequest>();
    private readonly Task running;

    private Outlet(FakeObs obs, ObsClient client, ManualClock clock, TimeSpan most, Func<ObsClient, MonotonicClock, ILogger, T> make)
    {
        (Obs, Client, Clock) = (obs, client, clock);
        late.CancelAfter(most);
        obs.Answering = request =>
        {
            // Answered before the test hears of it: what it changes next is not in this answer.
            var answer = Refuses?.Invoke(request) ?? obs.Studio.Answer(request);
            asked.Writer.TryWrite(request);
            return Task.FromResult<FakeAnswer?>(answer);
        };
        Monotonic = new(clock);
        Output = make(client, Monotonic, Log);
        running = Output.RunAsync(end.Token);
    }

    public FakeObs Obs { get; }
    public ObsClient Client { get; }
    public ManualClock Clock { get; }
    public MonotonicClock Monotonic { get; }
    public CollectingLogger Log { get; } = new();
    public T Output { get; }
    public CancellationToken Stop => late.Token;

    /// <summary>Answers that the fake gives instead of its own.</summary>
    public Func<FakeRequest, FakeAnswer?>? Refuses { get; set; }

    /// <summary>Started; OBS is prepared before it connects. A test that takes longer than <paramref name="most"/>, a minute by default, waits for what never comes.</summary>
    public static async Task<Outlet<T>> OpenAsync(
        Func<ObsClient, MonotonicClock, ILogger, T> make,
        Action<FakeStudio>? prepare = null,
        TimeSpan? most = null
    )
    {
        var obs = await FakeObs.StartAsync();
        prepare?.Invoke(obs.Studio);
        var clock = new ManualClock();
        // The clock that a test moves is the client's, too: however far it jumps while OBS answers, the answer counts.
        var client = new ObsClient(
            new()
            {
                Address = obs.Address,
                Time = clock,
                Chance = () => 0.5,
                RequestTimeout = TimeSpan.FromDays(1),
            }
        );
        var outlet = new Outlet<T>(obs, client, clock, most ?? TimeSpan.FromMinutes(1), make);
        client.Start();
        await client.WaitReadyAsync(outlet.Stop);
        return outlet;
    }

    /// <summary>Waits until OBS is asked this.</summary>
    public async Task<FakeRequest> UntilAskedAsync(string type, Func<FakeRequest, bool>? isIt = null)
    {
        while (true)
            if (await asked.Reader.ReadAsync(Stop) is var request && request.Type == type && isIt?.Invoke(request) is not false)
                return request;
    }

    /// <summary>Waits until something like this is logged, or was.</summary>
    public Task UntilLoggedAsync(string part, int times = 1) => Log.UntilAsync(part, times, Stop);

    /// <summary>Waits until the output has nothing to do for this long, and lets that time pass.</summary>
    public Task PassAsync(double seconds) => Clock.PassAsync(TimeSpan.FromSeconds(seconds), Stop);

    /// <summary>Lets waits of this length pass until OBS is asked this. An output that is rung while it begins to wait begins anew.</summary>
    public async Task<FakeRequest> PassUntilAskedAsync(double seconds, string type, Func<FakeRequest, bool> isIt)
    {
        var length = TimeSpan.FromSeconds(seconds);
        var next = UntilAskedAsync(type, isIt);
        while (!next.IsCompleted)
        {
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
            var wait = Clock.UntilWaitAsync(length, enough.Token);
            if (await Task.WhenAny(next, wait) == wait)
                Clock.Pass(length);
            await enough.CancelAsync();
        }
        return await next;
    }

    /// <summary>Waits until something is so; looks as often as it can.</summary>
    public async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            Stop.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.DoesNotContain(Log.Lines, line => line.Contains("does not do it", StringComparison.Ordinal));
        await Client.DisposeAsync();
        await Obs.DisposeAsync();
        late.Dispose();
        end.Dispose();
    }
}
