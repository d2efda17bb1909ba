using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LiveCaptions.Health;

/// <summary>Ready when every track has its source and its recogniser works.</summary>
internal sealed class TracksCheck(ITrackReports reports) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var tracks = reports.Tracks;
        var states = string.Join(" ", tracks.Select(t => $"{t.Id}: {t.State.Word()}.{(t.Message is null ? "" : $" {t.Message}")}"));
        var ready =
            tracks.Count > 0
            && tracks.All(t => t.State is TrackState.Running or TrackState.Silent or TrackState.Wordless or TrackState.Ended);
        return Task.FromResult(
            ready ? HealthCheckResult.Healthy(states) : HealthCheckResult.Unhealthy(states.Length > 0 ? states : "The tracks are starting.")
        );
    }
}
