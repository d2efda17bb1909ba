using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace LiveCaptions.Telemetry;

/// <summary>A collector of metrics and traces.</summary>
/// <param name="Address">Of OTLP over HTTP, without the path of a signal.</param>
/// <param name="Headers">Headers that it asks for; null: none.</param>
/// <param name="Traces">The share of traces that it gets.</param>
internal sealed record CollectorPlace(Uri Address, string? Headers, double Traces)
{
    /// <summary>Omits the headers, which are secret.</summary>
    public override string ToString() => Address.ToString();
}

/// <summary>Sends metrics and traces to a collector. One that is away costs nothing but what it was to get.</summary>
/// <param name="version">The product's version.</param>
/// <param name="begin">Makes what is asked at each sending, such as states of tracks.</param>
internal sealed class Collector(CollectorPlace place, string version, Action begin, ILogger<Collector> logger) : IHostedService, IDisposable
{
    private const int IntervalMilliseconds = 15_000;
    private const int PatienceMilliseconds = 5_000;

    /// <summary>The program does not wait longer for the last figures.</summary>
    private const int LastMilliseconds = 1_500;

    private readonly CollectorTrouble trouble = new(place.Address.Authority, logger);
    private MeterProvider? meters;
    private TracerProvider? traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        begin();
        meters = Sdk.CreateMeterProviderBuilder()
            .AddChosen(version)
            .AddOtlpExporter(
                (exporter, reader) =>
                {
                    Set(exporter, "metrics");
                    reader.PeriodicExportingMetricReaderOptions = new()
                    {
                        ExportIntervalMilliseconds = IntervalMilliseconds,
                        ExportTimeoutMilliseconds = PatienceMilliseconds,
                    };
                }
            )
            .Build();
        if (place.Traces > 0)
            traces = Sdk.CreateTracerProviderBuilder()
                .SetResourceBuilder(ChosenMetrics.ResourceOf(version))
                .SetSampler(new TraceIdRatioBasedSampler(place.Traces))
                .AddSource(Meters.Name)
                .AddOtlpExporter(exporter => Set(exporter, "traces"))
                .Build();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(
            Task.Run(() => meters?.Shutdown(LastMilliseconds), CancellationToken.None),
            Task.Run(() => traces?.Shutdown(LastMilliseconds), CancellationToken.None)
        );
        Dispose();
    }

    public void Dispose()
    {
        meters?.Dispose();
        traces?.Dispose();
    }

    private void Set(OtlpExporterOptions exporter, string signal)
    {
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = new($"{place.Address.ToString().TrimEnd('/')}/v1/{signal}");
        exporter.Headers = place.Headers ?? "";
        exporter.TimeoutMilliseconds = PatienceMilliseconds;
        exporter.HttpClientFactory = () =>
            new(new CollectorWatch(signal, trouble)) { Timeout = TimeSpan.FromMilliseconds(PatienceMilliseconds) };
    }
}
