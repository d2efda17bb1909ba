using System.Threading.Channels;
using LiveCaptions.Captions;
using LiveCaptions.Obs;
using LiveCaptions.Outputs.Obs;
using LiveCaptions.Tests.Obs.Fake;
using LiveCaptions.Tests.Tracks;
using Microsoft.Extensions.Logging;

namespace LiveCaptions.Tests.Outputs.Obs;

/// <summary>An output running against a fake OBS, on a clock that the test moves.</summary>
internal sealed class Outlet<T> : IAsyncDisposable
    where T : ObsOutput
{
    private readonly CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(Test.Stop);
    private readonly CancellationTokenSource end = new();
    private readonly Channel<FakeRequest> asked = Channel.CreateUnbounded<FakeRequest>();
    private readonly Task running;

    private Outlet(FakeObs obs, ObsClient client, ManualClock clock, TimeSpan most, Func<ObsClient, MonotonicClock, ILogger, T> make)
    {
        (Obs, Client, Clock) = (obs, client, clock);
        late.CancelAfter(most);
        obs.Answering = request =>
        {
            // Answered before the test is told, so that what the test changes next is not in this response.
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

    /// <summary>Responses that replace those of the fake.</summary>
    public Func<FakeRequest, FakeAnswer?>? Refuses { get; set; }

    /// <summary>
    /// Starts the output; OBS is prepared before it connects. The test fails after <paramref name="most"/>, a minute by default.
    /// </summary>
    public static async Task<Outlet<T>> OpenAsync(
        Func<ObsClient, MonotonicClock, ILogger, T> make,
        Action<FakeStudio>? prepare = null,
        TimeSpan? most = null
    )
    {
        var obs = await FakeObs.StartAsync();
        prepare?.Invoke(obs.Studio);
        var clock = new ManualClock();
        // The client is on the manual clock too, so its time limit must survive any jump while OBS answers.
        var client = new ObsClient(
            new()
            {
                Address = obs.Address,
                Time = clock,
                NextRandom = () => 0.5,
                RequestTimeout = TimeSpan.FromDays(1),
            }
        );
        var outlet = new Outlet<T>(obs, client, clock, most ?? TimeSpan.FromMinutes(1), make);
        client.Start();
        await client.WaitReadyAsync(outlet.Stop);
        return outlet;
    }

    /// <summary>Waits until OBS gets such a request.</summary>
    public async Task<FakeRequest> UntilAskedAsync(string type, Func<FakeRequest, bool>? isIt = null)
    {
        while (true)
            if (await asked.Reader.ReadAsync(Stop) is var request && request.Type == type && isIt?.Invoke(request) is not false)
                return request;
    }

    /// <summary>Waits until the log contains this text.</summary>
    public Task UntilLoggedAsync(string part, int times = 1) => Log.UntilAsync(part, times, Stop);

    /// <summary>Waits until the output waits for this long, and lets the time pass.</summary>
    public Task PassAsync(double seconds) => Clock.PassAsync(TimeSpan.FromSeconds(seconds), Stop);

    /// <summary>
    /// Lets waits of this length pass until OBS gets such a request; an output that is rung as it starts to wait starts again.
    /// </summary>
    public async Task<FakeRequest> PassUntilAskedAsync(double seconds, string type, Func<FakeRequest, bool> isIt)
    {
        var length = TimeSpan.FromSeconds(seconds);
        var next = UntilAskedAsync(type, isIt);
        while (!next.IsCompleted)
        {
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
            var wait = Clock.UntilWaitingAsync(length, enough.Token);
            if (await Task.WhenAny(next, wait) == wait)
                Clock.Pass(length);
            await enough.CancelAsync();
        }
        return await next;
    }

    /// <summary>Polls until a condition holds.</summary>
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
        Assert.DoesNotContain(Log.Lines, line => line.Contains("busy-looping", StringComparison.Ordinal));
        await Client.DisposeAsync();
        await Obs.DisposeAsync();
        late.Dispose();
        end.Dispose();
    }
}
