using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LiveCaptions.Access;
using LiveCaptions.Health;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LiveCaptions.Hosting;

/// <summary>Health checks, and what is running for the start page.</summary>
internal static class HealthSetup
{
    private const string Ready = "ready";

    /// <summary>The product's version.</summary>
    public static string Version { get; } =
        Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? "0";

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<TracksCheck>("tracks", tags: [Ready]).AddCheck<ObsCheck>("obs", tags: [Ready]);
        return services;
    }

    public static WebApplication MapHealth(this WebApplication app)
    {
        var wall = app.Services.GetRequiredService<TimeProvider>();
        var start = wall.GetTimestamp();
        app.MapHealthChecks(
            "/health/live",
            new HealthCheckOptions { Predicate = _ => false, ResponseWriter = (context, _) => context.Response.WriteAsync("live") }
        );
        app.MapHealthChecks(
            "/health/ready",
            new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready), ResponseWriter = Write }
        );
        app.MapGet("/status", (ITrackReports reports, IObsReports obs) => new
            {
                Version,
                Uptime = Math.Round(wall.GetElapsedTime(start).TotalSeconds),
                Viewers = reports.Tracks.Sum(t => t.Viewers),
                reports.Tracks,
                Obs = obs.Report(),
            });
        return app;
    }

    /// <summary>What there is nothing to say about is left out.</summary>
    private static readonly JsonSerializerOptions Said = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A stranger is told whether it is ready, and nothing of devices and tracks.</summary>
    private static Task Write(HttpContext context, HealthReport report) =>
        !Visitor.Of(context).Rights.HasFlag(Rights.Control)
            ? context.Response.WriteAsJsonAsync(new { ready = report.Status == HealthStatus.Healthy }, Said)
            : context.Response.WriteAsJsonAsync(
                new
                {
                    ready = report.Status == HealthStatus.Healthy,
                    tracks = report.Entries["tracks"].Description,
                    obs = report.Entries["obs"].Description,
                },
                Said
            );
}

/// <summary>Ready when every track has its source and its recogniser works.</summary>
internal sealed class TracksCheck(ITrackReports reports) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var tracks = reports.Tracks;
        var words = string.Join(
            " ",
            tracks.Select(t => t.Message is null ? $"{t.Id}: {t.State.Word()}." : $"{t.Id}: {t.State.Word()}. {t.Message}")
        );
        var ready = tracks.Count > 0 && tracks.All(t => t.State is TrackState.Running or TrackState.Silent or TrackState.Ended);
        return Task.FromResult(
            ready ? HealthCheckResult.Healthy(words) : HealthCheckResult.Unhealthy(words.Length > 0 ? words : "The tracks are starting.")
        );
    }
}
