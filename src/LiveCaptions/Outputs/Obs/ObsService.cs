using LiveCaptions.Health;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Events;

namespace LiveCaptions.Outputs.Obs;

/// <summary>Keeps the connection to OBS and every output into it, for as long as the program runs.</summary>
internal sealed partial class ObsService(ObsClient client, IReadOnlyList<ObsOutput> outputs, TimeProvider time, ILogger<ObsService> logger)
    : BackgroundService,
        IObsReports
{
    /// <summary>Most time for goodbyes: the program's end does not wait for an OBS that hangs.</summary>
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(1);

    public ObsReport Report()
    {
        var state = client.State;
        var message = state.Stage switch
        {
            ObsStage.Ready => "OBS is connected.",
            ObsStage.Disabled => "OBS is not asked, since the program starts or ends.",
            _ when state.Reason.Length > 0 => state.Reason,
            _ => "OBS is being connected.",
        };
        var reports = outputs.Select(o => new ObsOutputReport(o.Name, o.Status.Sentence is null, o.Status.Sentence ?? o.Doing));
        return new(state.Stage.ToString().ToLowerInvariant(), message, state.Stage == ObsStage.Ready ? [.. reports] : []);
    }

    /// <summary>Nothing of what was said stays in the picture or in the stream.</summary>
    public void Clear()
    {
        foreach (var output in outputs)
            output.Clear();
    }

    /// <summary>Tries to connect at once, also after OBS refused the password or its user removed us.</summary>
    public void RetryNow() => client.RetryNow();

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var late = new CancellationTokenSource(Goodbye, time);
        await Task.WhenAll(outputs.Select(output => LeaveAsync(output, late.Token)));
        await client.StopAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        client.Start();
        await Task.WhenAll([WatchAsync(stoppingToken), .. outputs.Select(output => KeepAsync(output, stoppingToken))]);
    }

    /// <summary>An output's trouble is no other's: it is told, and the output begins again.</summary>
    private async Task KeepAsync(ObsOutput output, CancellationToken stop)
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
            Log.NoGoodbye(logger, output.Name, e.Message);
        }
    }

    private async Task WatchAsync(CancellationToken stop)
    {
        string? told = null;
        try
        {
            await foreach (var happened in client.ListenAsync(stop))
            {
                if (happened is not ConnectionChanged { State: var state })
                    continue;
                if (state.Stage == ObsStage.Ready)
                    Log.Connected(logger);
                else if (state.Reason.Length > 0 && state.Reason != told)
                    Log.Away(logger, state.Reason);
                if (state.Stage == ObsStage.Ready || state.Reason.Length > 0)
                    told = state.Reason;
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping is no error.
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
            "{Output}: a fault of the program itself ended it ({Reason}); it begins again, and the other captions are not affected"
        )]
        public static partial void Fault(ILogger logger, string output, string reason, Exception fault);

        [LoggerMessage(53, LogLevel.Debug, "{Output}: the last captions may stay on screen, since OBS did not answer at the end. {Reason}")]
        public static partial void NoGoodbye(ILogger logger, string output, string reason);
    }
}
