using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace LiveCaptions.Telemetry;

/// <summary>
/// All metrics as Prometheus reads them. The first request begins to count: until somebody asks, nothing is gathered, nor is the library
/// loaded that gathers.
/// </summary>
/// <param name="version">The product's version.</param>
/// <param name="begin">Makes what is asked at each request, such as states of tracks.</param>
/// <remarks>Threading: safe.</remarks>
internal sealed class Exposition(IServiceProvider services, string version, Action begin) : IDisposable
{
    private readonly Lock sync = new();
    private MeterProvider? meters;
    private RequestDelegate? answer;

    /// <summary>Answers with all metrics, in the format that the request accepts: 0.0.4 or OpenMetrics.</summary>
    public Task AnswerAsync(HttpContext context)
    {
        lock (sync)
            answer ??= Begin();
        return answer(context);
    }

    public void Dispose()
    {
        lock (sync)
            meters?.Dispose();
    }

    private RequestDelegate Begin()
    {
        begin();
        meters = Sdk.CreateMeterProviderBuilder()
            .AddChosen(version)
            .AddPrometheusExporter(format => format.ScrapeResponseCacheDurationMilliseconds = 0)
            .Build();
        var road = new ApplicationBuilder(services);
        road.UseOpenTelemetryPrometheusScrapingEndpoint(meters, _ => true, path: null, configureBranchedPipeline: null, optionsName: null);
        return road.Build();
    }
}
