using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace LiveCaptions.Telemetry;

/// <summary>The metrics that are shown and sent: all of the program's own, and few of .NET's, with bounded labels.</summary>
/// <remarks>
/// None that goes up and down by counting, such as active connections: whoever begins to listen late would count those who leave only.
/// </remarks>
internal static class ChosenMetrics
{
    private static readonly string[] Listened = [Meters.Name, "System.Runtime", "Microsoft.AspNetCore.Hosting"];

    /// <summary>Metrics of .NET with the labels that are kept; addresses of the server are not.</summary>
    private static readonly Dictionary<string, string[]> OfDotNet = new()
    {
        ["dotnet.process.cpu.time"] = ["cpu.mode"],
        ["dotnet.process.memory.working_set"] = [],
        ["dotnet.gc.collections"] = ["gc.heap.generation"],
        ["dotnet.gc.pause.time"] = [],
        ["dotnet.gc.heap.total_allocated"] = [],
        ["dotnet.gc.last_collection.memory.committed_size"] = [],
        ["http.server.request.duration"] = ["http.request.method", "http.response.status_code", "http.route"],
    };

    public static MeterProviderBuilder AddChosen(this MeterProviderBuilder meters, string version) =>
        meters.SetResourceBuilder(ResourceOf(version)).AddMeter(Listened).AddView(Choose);

    /// <summary>The program and its run; no name of the machine or of its user.</summary>
    public static ResourceBuilder ResourceOf(string version) =>
        ResourceBuilder.CreateDefault().AddService("livecaptions", serviceVersion: version);

    private static MetricStreamConfiguration? Choose(Instrument instrument) =>
        instrument.Meter.Name == Meters.Name ? null
        : !OfDotNet.TryGetValue(instrument.Name, out var labels) ? MetricStreamConfiguration.Drop
        : instrument.Name == "http.server.request.duration"
            ? new ExplicitBucketHistogramConfiguration { Boundaries = [.005, .025, .1, .5, 2.5, 10], TagKeys = labels }
        : new MetricStreamConfiguration { TagKeys = labels };
}
