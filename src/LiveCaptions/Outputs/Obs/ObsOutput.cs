using System.Diagnostics.Metrics;
using System.Threading.Channels;
using LiveCaptions.Captions;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Events;
using LiveCaptions.Telemetry;

namespace LiveCaptions.Outputs.Obs;

/// <summary>One way of the captions into OBS: a loop of its own that takes what happened, does what is due, and waits.</summary>
/// <remarks>Threading: everything but <see cref="Ring"/> and the complaint runs in the loop, so its state needs no lock.</remarks>
internal abstract partial class ObsOutput(string name, ObsClient obs, MonotonicClock clock, ILogger logger)
{
    /// <summary>After a failure it is tried again so much later.</summary>
    public static readonly TimeSpan Retry = TimeSpan.FromSeconds(3);

    // A step that leaves what is due undone would take a core from OBS for ever.
    private const int MostAtOnce = 100;

    // The client keeps the events that find no room here, up to its own limit, and then says how many it dropped.
    private readonly Channel<ObsEvent> events = Channel.CreateBounded<ObsEvent>(
        new BoundedChannelOptions(64)
        {
            FullMode = BoundedChannelFullMode.Wait,
            SingleReader = true,
            SingleWriter = true,
        }
    );

    private static readonly Histogram<double> Delay = Meters.Service.CreateHistogram<double>(
        "livecaptions.output.delay",
        "s",
        "From the moment at which words are ready until an output has taken them"
    );

    private readonly AsyncSignal signal = new(clock.Time);

    /// <summary>The output's name for people.</summary>
    public string Name => name;

    /// <summary>What it lacks.</summary>
    public OutputStatus Status { get; } = new(name, logger);

    /// <summary>How it is doing when it lacks nothing, in a few words.</summary>
    public abstract string Doing { get; }

    protected ObsClient Obs => obs;
    protected MonotonicClock Clock => clock;

    /// <summary>There is something to do.</summary>
    public void Ring() => signal.Ring();

    /// <summary>Runs until <paramref name="stop"/>, through any number of connections.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var listening = ListenAsync(ending.Token);
        var atOnce = 0;
        try
        {
            while (true)
            {
                var wait = await WorkAsync(stop);
                atOnce = wait <= TimeSpan.Zero ? atOnce + 1 : 0;
                if (atOnce > MostAtOnce)
                {
                    Log.Spins(logger, name);
                    wait = Retry;
                }
                await signal.WaitAsync(wait, stop);
            }
        }
        finally
        {
            await ending.CancelAsync();
            await listening;
        }
    }

    /// <summary>The operator wants the screen empty at once.</summary>
    public abstract void Clear();

    /// <summary>The program ends: leaves nothing on screen.</summary>
    public virtual Task LeaveAsync(CancellationToken stop) => Task.CompletedTask;

    /// <summary>OBS has taken words that were ready so long before.</summary>
    protected void Record(TimeSpan delay) => Delay.Record(delay.TotalSeconds, new KeyValuePair<string, object?>("output", name));

    /// <summary>Something happened in OBS or to the connection.</summary>
    protected abstract Task TakeAsync(ObsEvent happened, CancellationToken stop);

    /// <summary>Does what is due.</summary>
    /// <returns>How long nothing more is due; null: until something happens.</returns>
    protected abstract Task<TimeSpan?> StepAsync(CancellationToken stop);

    private async Task<TimeSpan?> WorkAsync(CancellationToken stop)
    {
        try
        {
            while (events.Reader.TryRead(out var happened))
                await TakeAsync(happened, stop);
            return await StepAsync(stop);
        }
        catch (ObsDisconnectedException)
        {
            return Retry; // the connection's state comes as an event; nothing is wrong with this output
        }
        catch (ObsException trouble)
        {
            Status.Say(trouble.Message);
            return Retry;
        }
    }

    private async Task ListenAsync(CancellationToken stop)
    {
        try
        {
            await foreach (var happened in obs.ListenAsync(stop))
            {
                await events.Writer.WriteAsync(happened, stop);
                signal.Ring();
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping is no error.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            54,
            LogLevel.Error,
            "{Output}: it finds something to do and does not do it, so it rests a moment between tries; its captions may come late. Please report this"
        )]
        public static partial void Spins(ILogger logger, string output);
    }
}
