using LiveCaptions.Http;
using LiveCaptions.Settings;
using LiveCaptions.Telemetry;

namespace LiveCaptions.Hosting;

/// <summary>Adds metrics and traces to the service: <c>/metrics</c>, and the collector if one is set.</summary>
internal static class TelemetrySetup
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services, TelemetrySettings settings)
    {
        services.AddSingleton<ServiceGauges>();
        services.AddSingleton(RelayGauges.Of);
        services.AddSingleton(provider => new Exposition(provider, HealthSetup.Version, () => Begin(provider)));
        return settings.IsOn ? AddCollector(services, settings) : services;
    }

    public static void MapMetrics(this WebApplication app) =>
        app.MapGet("/metrics", (HttpContext context, Exposition metrics) => metrics.AnswerAsync(context))
            .ReturnsMedia("GetMetrics", "Gives all metrics as Prometheus reads them, in its text format or as OpenMetrics.", "text/plain")
            .WithTags("Health");

    /// <summary>Makes the metrics that are asked for.</summary>
    private static void Begin(IServiceProvider provider)
    {
        provider.GetRequiredService<ServiceGauges>();
        provider.GetRequiredService<RelayGauges>();
    }

    private static IServiceCollection AddCollector(IServiceCollection services, TelemetrySettings settings) =>
        services.AddHostedService(provider => new Collector(
            new(new(settings.Otlp), settings.OtlpHeaders, settings.Traces),
            HealthSetup.Version,
            () => Begin(provider),
            provider.GetRequiredService<ILogger<Collector>>()
        ));
}
