using System.Diagnostics.Metrics;

namespace LiveCaptions.Telemetry;

/// <summary>The meters of the program.</summary>
internal static class Meters
{
    /// <summary>Holds all counters and histograms of the service.</summary>
    public static readonly Meter Service = new("LiveCaptions");
}
