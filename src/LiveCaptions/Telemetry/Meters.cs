using System.Diagnostics.Metrics;

namespace LiveCaptions.Telemetry;

/// <summary>The meter of the program. docs/metrics.md lists every instrument; a test compares them.</summary>
internal static class Meters
{
    /// <summary>The name of the meter, and of the source of spans.</summary>
    public const string Name = "LiveCaptions";

    /// <summary>Label: the id of a track.</summary>
    public const string Track = "track";

    /// <summary>Label: the name of an output.</summary>
    public const string Output = "output";

    /// <summary>Holds all counters and histograms of the service.</summary>
    public static readonly Meter Service = new(Name);

    /// <summary>A histogram of delays from 1 ms to 10 s: .1 s is what EN 301 549 asks for, .3 to 3 s is recognition.</summary>
    public static Histogram<double> Delay(string name, string description) =>
        Service.CreateHistogram(
            name,
            "s",
            description,
            tags: null,
            new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [.001, .002, .005, .01, .025, .05, .1, .25, .5, .75, 1, 1.5, 2, 3, 5, 10],
            }
        );

    /// <summary>The label that says which track.</summary>
    public static KeyValuePair<string, object?> OfTrack(string id) => new(Track, id);

    /// <summary>The label that says which output.</summary>
    public static KeyValuePair<string, object?> OfOutput(string name) => new(Output, name);
}
