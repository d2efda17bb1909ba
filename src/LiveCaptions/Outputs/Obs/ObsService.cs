using LiveCaptions.Captions;
using LiveCaptions.Health;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Events;

namespace LiveCaptions.Outputs.Obs;

/// <summary>Keeps the connection to OBS and runs every output to it, for as long as the program runs.</summary>
internal sealed partial class ObsService(
    ObsClient client,
    IReadOnlyList<ObsOutput> outputs,
    CaptionGate gate,
    TimeProvider time,
    ILogger<ObsService> logger
) : BackgroundService, IObsReports
{
    /// <summary>Time limit for clearing screens at the end: the program does not wait for an OBS that hangs.</summary>
    private static readonly TimeSpan LeaveTimeout = TimeSpan.FromSeconds(1);

    public ObsReport Report()
    {
        var state = client.State;
        var message = state.Stage switch
        {
            ObsStage.Ready => "OBS is connected.",
            ObsStage.Disabled => "OBS is not connected because the program is starting or stopping.",
            _ when state.Reason.Length > 0 => state.Reason,
            _ => "OBS is connecting.",
        };
        var reports = outputs.Select(o => new ObsOutputReport(o.Name, o.Status.Problem is null, o.Status.Problem ?? o.Activity));
        return new(state.Stage.ToString().ToLowerInvariant(), message, state.Stage == ObsStage.Ready ? [.. reports] : []);
    }

    /// <summary>Tries to connect at once, even after OBS refused the password or its user disconnected us.</summary>
    public void RetryNow() => client.RetryNow();

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        gate.Cleared += Clear;
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        gate.Cleared -= Clear;
        await base.StopAsync(cancellationToken);
        using var late = new CancellationTokenSource(LeaveTimeout, time);
        await Task.WhenAll(outputs.Select(output => LeaveAsync(output, late.Token)));
        await client.StopAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        client.Start();
        await Task.WhenAll([LogStatesAsync(stoppingToken), .. outputs.Select(output => KeepRunningAsync(output, stoppingToken))]);
    }

    /// <summary>Removes captions from the picture and the stream at once.</summary>
    private void Clear()
    {
        foreach (var output in outputs)
            output.Clear();
    }

    /// <summary>Runs an output, and restarts it after a fault, which does not affect the others.</summary>
    private async Task KeepRunningAsync(ObsOutput output, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await output.RunAsync(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                Log.Fault(logger, output.Name, fault.Message, fault);
                await Task.Delay(ObsOutput.Retry, time, stop);
            }
        }
    }

    private async Task LeaveAsync(ObsOutput output, CancellationToken late)
    {
        try
        {
            await output.LeaveAsync(late);
        }
        catch (Exception e) when (e is ObsException or OperationCanceledException)
        {
            Log.NotCleared(logger, output.Name, e.Message);
        }
    }

    private async Task LogStatesAsync(CancellationToken stop)
    {
        string? logged = null;
        try
        {
            await foreach (var obsEvent in client.ListenAsync(stop))
            {
                if (obsEvent is not ConnectionChanged { State: var state })
                    continue;
                if (state.Stage == ObsStage.Ready)
                    Log.Connected(logger);
                else if (state.Reason.Length > 0 && state.Reason != logged)
                    Log.Away(logger, state.Reason);
                if (state.Stage == ObsStage.Ready || state.Reason.Length > 0)
                    logged = state.Reason;
            }
        }
        catch (OperationCanceledException)
        {
            // The service was stopped.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(50, LogLevel.Information, "OBS: connected")]
        public static partial void Connected(ILogger logger);

        [LoggerMessage(51, LogLevel.Warning, "OBS: {Reason}")]
        public static partial void Away(ILogger logger, string reason);

        [LoggerMessage(
            52,
            LogLevel.Error,
            "{Output} failed because of a fault in LiveCaptions ({Reason}) and is being restarted; other captions are not affected. Please report this."
        )]
        public static partial void Fault(ILogger logger, string output, string reason, Exception fault);

        [LoggerMessage(
            53,
            LogLevel.Debug,
            "{Output}: the last captions may stay on screen because OBS did not answer when LiveCaptions stopped. {Reason}"
        )]
        public static partial void NotCleared(ILogger logger, string output, string reason);
    }
}
