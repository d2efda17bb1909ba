using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LiveCaptions.Health;

/// <summary>The state of OBS, in plain words.</summary>
/// <param name="State">"off", or a stage of the connection: "ready", "backoff", "rejected"...</param>
/// <param name="Message">One sentence for the person at the machine.</param>
/// <param name="Outputs">The outputs of captions into OBS.</param>
internal sealed record ObsReport(string State, string Message, IReadOnlyList<ObsOutputReport> Outputs);

/// <summary>The state of one output into OBS.</summary>
/// <param name="Working">False: the message says what is missing.</param>
internal sealed record ObsOutputReport(string Name, bool Working, string Message);

/// <summary>Reports the state of OBS.</summary>
internal interface IObsReports
{
    ObsReport Report();
}

/// <summary>Reports that OBS is not used.</summary>
internal sealed class NoObs : IObsReports
{
    public ObsReport Report() => new("off", "OBS is not used; livecaptions obs setup connects it.", []);
}

/// <summary>Describes OBS in words; the captions are ready even if OBS is not open.</summary>
internal sealed class ObsCheck(IObsReports reports) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var report = reports.Report();
        return Task.FromResult(
            report.State == "off"
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Healthy(string.Join(" ", [report.Message, .. report.Outputs.Select(o => $"{o.Name}: {o.Message}")]))
        );
    }
}
