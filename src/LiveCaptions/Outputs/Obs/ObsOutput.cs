using System.Threading.Channels;
using LiveCaptions.Captions;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Events;

namespace LiveCaptions.Outputs.Obs;

/// <summary>One path of captions into OBS: a loop of its own that handles events, does what is due, and waits.</summary>
/// <remarks>
/// Threading: everything except <see cref="Ring"/>, <see cref="Clear"/> and <see cref="Status"/> runs in the loop, so its state needs no
/// lock.
/// </remarks>
internal abstract partial class ObsOutput(string name, ObsClient obs, MonotonicClock clock, ILogger logger)
{
    /// <summary>Wait after a failure.</summary>
    public static readonly TimeSpan Retry = TimeSpan.FromSeconds(3);

    // A step that never does what is due would keep a core busy that OBS needs.
    private const int MaxStepsWithoutWait = 100;

    // Events beyond these wait in the client, which drops the oldest beyond its own limit and reports how many.
    private readonly Channel<ObsEvent> events = Channel.CreateBounded<ObsEvent>(
        new BoundedChannelOptions(64)
        {
            FullMode = BoundedChannelFullMode.Wait,
            SingleReader = true,
            SingleWriter = true,
        }
    );

    private readonly OutputMeter meter = new(name);
    private readonly AsyncSignal signal = new(clock.Time);

    /// <summary>The output's name in reports and logs.</summary>
    public string Name => name;

    /// <summary>What is wrong with the output, if anything.</summary>
    public OutputStatus Status { get; } = new(name, logger);

    /// <summary>What the output is doing while nothing is wrong, in a few words.</summary>
    public abstract string Activity { get; }

    protected ObsClient Obs => obs;
    protected MonotonicClock Clock => clock;

    /// <summary>True while requests can be sent.</summary>
    protected bool IsReady { get; private set; }

    /// <summary>Wakes the loop.</summary>
    public void Ring() => signal.Ring();

    /// <summary>Runs until <paramref name="stop"/>, through any number of connections.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var listening = ListenAsync(ending.Token);
        var stepsWithoutWait = 0;
        try
        {
            while (true)
            {
                var wait = await WorkAsync(stop);
                stepsWithoutWait = wait <= TimeSpan.Zero ? stepsWithoutWait + 1 : 0;
                if (stepsWithoutWait > MaxStepsWithoutWait)
                {
                    Log.BusyLoop(logger, name, Retry.TotalSeconds);
                    wait = Retry;
                }
                await signal.WaitAsync(wait, stop);
            }
        }
        finally
        {
            await ending.CancelAsync();
            await listening;
            OnStopped();
        }
    }

    /// <summary>Empties the screen at once, for the operator; an output without a screen has nothing to clear.</summary>
    public virtual void Clear() { }

    /// <summary>Leaves nothing on screen when the program ends.</summary>
    public virtual Task LeaveAsync(CancellationToken stop) => Task.CompletedTask;

    /// <summary>Measures how long words waited until OBS took them.</summary>
    protected void RecordDelay(TimeSpan delay) => meter.Taken(delay);

    /// <summary>OBS is connected, once for each connection.</summary>
    protected virtual void OnConnected() { }

    /// <summary>The loop has ended; it may be started again.</summary>
    protected virtual void OnStopped() { }

    /// <summary>Queries OBS for its current state: when it is connected, and when events were lost.</summary>
    protected virtual Task ResyncAsync(CancellationToken stop) => Task.CompletedTask;

    /// <summary>Handles an event of OBS.</summary>
    protected virtual Task OnEventAsync(ObsEvent obsEvent, CancellationToken stop) => Task.CompletedTask;

    /// <summary>Does what is due.</summary>
    /// <returns>Time until something is due; null until the next event or ring.</returns>
    protected abstract Task<TimeSpan?> StepAsync(CancellationToken stop);

    private async Task<TimeSpan?> WorkAsync(CancellationToken stop)
    {
        try
        {
            while (events.Reader.TryRead(out var obsEvent))
                await HandleAsync(obsEvent, stop);
            return await StepAsync(stop);
        }
        catch (ObsDisconnectedException)
        {
            return Retry; // the state of the connection arrives as an event; the output itself works
        }
        catch (ObsException trouble)
        {
            Status.Report(trouble.Message);
            return Retry;
        }
    }

    private async Task HandleAsync(ObsEvent obsEvent, CancellationToken stop)
    {
        switch (obsEvent)
        {
            case ConnectionChanged { State.Stage: var stage }:
                IsReady = stage == ObsStage.Ready;
                if (!IsReady)
                    return;
                OnConnected();
                await ResyncAsync(stop);
                break;
            case EventsLost:
                await ResyncAsync(stop);
                break;
            default:
                await OnEventAsync(obsEvent, stop);
                break;
        }
    }

    private async Task ListenAsync(CancellationToken stop)
    {
        try
        {
            await foreach (var obsEvent in obs.ListenAsync(stop))
            {
                await events.Writer.WriteAsync(obsEvent, stop);
                signal.Ring();
            }
        }
        catch (OperationCanceledException)
        {
            // The output was stopped.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            54,
            LogLevel.Error,
            "{Output} is busy-looping and has been slowed to one try every {Seconds} s; its captions may be late. Please report this."
        )]
        public static partial void BusyLoop(ILogger logger, string output, double seconds);
    }
}
