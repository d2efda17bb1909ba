using System.Diagnostics.Metrics;

namespace LiveCaptions.Telemetry;

/// <summary>Where the program's counters live.</summary>
internal static class Meters
{
    public static readonly Meter Service = new("LiveCaptions");
}
