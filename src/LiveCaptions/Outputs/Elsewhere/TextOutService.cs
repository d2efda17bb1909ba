using LiveCaptions.Captions;
using LiveCaptions.Health;

namespace LiveCaptions.Outputs.Elsewhere;

/// <summary>Runs every output to somewhere else, for as long as the program runs.</summary>
/// <param name="outputs">The outputs; each follows its track.</param>
/// <param name="gate">What the operator switches off and clears; null: OBS is not used.</param>
internal sealed partial class TextOutService(
    IReadOnlyList<TextOut> outputs,
    CaptionGate? gate,
    TimeProvider time,
    ILogger<TextOutService> logger
) : BackgroundService, ITextOutReports
{
    private static readonly TimeSpan RestartAfter = TimeSpan.FromSeconds(3);

    /// <summary>The program does not wait for another that hangs.</summary>
    private static readonly TimeSpan LeaveTimeout = TimeSpan.FromSeconds(1);

    public IReadOnlyList<TextOutReport> Outputs => [.. outputs.Select(output => output.Report())];

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (gate is not null)
            gate.Cleared += Clear;
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        if (gate is not null)
            gate.Cleared -= Clear;
        await base.StopAsync(cancellationToken);
        using var late = new CancellationTokenSource(LeaveTimeout, time);
        await Task.WhenAll(outputs.Select(output => LeaveAsync(output, late.Token)));
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(outputs.Select(output => KeepRunningAsync(output, stoppingToken)));

    private void Clear()
    {
        foreach (var output in outputs)
            output.Clear();
    }

    /// <summary>Runs an output, and restarts it after a fault, which does not affect the others.</summary>
    private async Task KeepRunningAsync(TextOut output, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
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
                // Its message could hold an address with a key.
                Log.Fault(logger, output.Report().Id, fault.GetType().Name);
                await Task.Delay(RestartAfter, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
    }

    private static async Task LeaveAsync(TextOut output, CancellationToken late)
    {
        try
        {
            await output.LeaveAsync(late);
        }
        catch (OperationCanceledException)
        {
            // The other side took too long for its last text.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            45,
            LogLevel.Error,
            "The output {Output} failed because of a fault in LiveCaptions ({Fault}) and is being restarted; other captions are not affected. Please report this."
        )]
        public static partial void Fault(ILogger logger, string output, string fault);
    }
}
