using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LiveCaptions.Health;

/// <summary>How OBS is doing, in plain words.</summary>
/// <param name="State">"off", or a stage of the connection: "ready", "backoff", "rejected"...</param>
/// <param name="Message">One sentence for the person at the machine.</param>
/// <param name="Outputs">What of the captions goes there, and what that lacks.</param>
internal sealed record ObsReport(string State, string Message, IReadOnlyList<ObsOutputReport> Outputs);

/// <summary>How one output into OBS is doing.</summary>
/// <param name="Working">False: the message says what it lacks.</param>
internal sealed record ObsOutputReport(string Name, bool Working, string Message);

/// <summary>Tells how OBS is doing.</summary>
internal interface IObsReports
{
    ObsReport Report();
}

/// <summary>OBS is not used.</summary>
internal sealed class NoObs : IObsReports
{
    public ObsReport Report() => new("off", "OBS is not used; livecaptions obs setup connects it.", []);
}

/// <summary>Tells of OBS in words; an OBS that is not open does not make the captions unready.</summary>
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
