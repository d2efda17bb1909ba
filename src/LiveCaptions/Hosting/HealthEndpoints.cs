using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LiveCaptions.Access;
using LiveCaptions.Health;
using LiveCaptions.Http;
using LiveCaptions.Lifetime;
using LiveCaptions.Relay;
using LiveCaptions.Viewers;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LiveCaptions.Hosting;

/// <summary>Whether the service is live and ready, over HTTP, and the state of the whole service.</summary>
internal static class HealthEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Empty members are left out.</summary>
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Map(WebApplication app)
    {
        var time = app.Services.GetRequiredService<TimeProvider>();
        var start = time.GetTimestamp();
        var health = app.MapGroup("").WithTags("Health");
        health
            .MapMethods("/health/live", Methods, () => Results.Text("live"))
            .WithSummary("Answers while the service is live.")
            .Produces<string>(StatusCodes.Status200OK, "text/plain");
        health
            .MapMethods("/health/ready", Methods, CheckAsync)
            .WithSummary("Says whether every track has its source and is recognised; with the reasons for those with the right of control.")
            .Produces<Readiness>()
            .Produces<Readiness>(StatusCodes.Status503ServiceUnavailable);
        health
            .MapGet(
                "/status",
                (HttpContext context, ITrackReports reports, IObsReports obs, ITextOutReports elsewhere, Restarts restarts) =>
                    new ServiceStatus(
                        HealthSetup.Version,
                        Math.Round(time.GetElapsedTime(start).TotalSeconds),
                        reports.Tracks.Sum(track => track.Viewers),
                        reports.Tracks,
                        obs.Report(),
                        elsewhere.Outputs,
                        restarts,
                        Visitor.Of(context).Rights.HasFlag(Rights.Keys)
                    )
                    {
                        Room = RoomReport.Of(context.RequestServices) is { Used: true } room ? room : null,
                    }
            )
            .Returns<ServiceStatus>("ShowStatus", "Shows the state and figures of the service, its tracks, OBS and other outputs.");
    }

    private static async Task<IResult> CheckAsync(HealthCheckService checks, Departure departure, HttpContext context)
    {
        var report = await checks.CheckHealthAsync(context.RequestAborted);
        // A balancer sends nobody to a machine that sends its own viewers away.
        var ready = report.Status == HealthStatus.Healthy && !departure.HasBegun;
        // Strangers learn nothing of devices and tracks.
        var visitor = Visitor.Of(context);
        var readiness =
            visitor.Rights.HasFlag(Rights.Control) && visitor.Track is null
                ? new Readiness(ready, report.Entries["tracks"].Description, report.Entries["obs"].Description)
                : new Readiness(ready);
        return Results.Json(readiness, Json, statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}

/// <summary>Whether the service is ready.</summary>
/// <param name="Tracks">The state of each track, in words.</param>
/// <param name="Obs">The state of OBS, in words; null where it is not used.</param>
internal sealed record Readiness(bool Ready, string? Tracks = null, string? Obs = null);

/// <summary>The state of the service.</summary>
/// <param name="Version">The product's version.</param>
/// <param name="Uptime">Seconds since the start.</param>
/// <param name="Viewers">Viewers and readers of all tracks.</param>
/// <param name="Outputs">Outputs of text to elsewhere.</param>
/// <param name="Restarts">Restarts of the service after crashes.</param>
/// <param name="CanQuit">Whether whoever asks may end the program.</param>
internal sealed record ServiceStatus(
    string Version,
    double Uptime,
    int Viewers,
    IReadOnlyList<TrackReport> Tracks,
    ObsReport Obs,
    IReadOnlyList<TextOutReport> Outputs,
    Restarts Restarts,
    bool CanQuit
)
{
    /// <summary>What this machine does for a room of several machines; left out where no Redis is used.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RoomReport? Room { get; init; }
}
