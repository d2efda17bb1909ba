using System.Diagnostics.Metrics;
using LiveCaptions.Telemetry;

namespace LiveCaptions.Viewers;

/// <summary>Measures the way from a publication to a viewer's connection, by track and kind of viewer, never by viewer.</summary>
/// <param name="track">The track's id.</param>
/// <param name="viewer">The kind of viewer.</param>
/// <remarks>Threading: safe.</remarks>
internal sealed class FrameMeter(TimeProvider time, string track, string viewer)
{
    /// <summary>Frames over the hub: the overlay and the pages that show it.</summary>
    public const string Overlay = "overlay";

    /// <summary>The transcript over the hub.</summary>
    public const string Reader = "reader";

    /// <summary>Frames over server-sent events and plain WebSockets.</summary>
    public const string Feed = "feed";

    private static readonly Histogram<double> Delay = Meters.Delay(
        "livecaptions.viewer.delay",
        "Time from a publication until it is written to a viewer's connection"
    );

    private readonly KeyValuePair<string, object?> ofTrack = Meters.OfTrack(track),
        ofViewer = new("viewer", viewer);

    /// <summary>The moment of a publication.</summary>
    public long Now => time.GetTimestamp();

    /// <summary>The viewer's connection has taken what was published at this moment.</summary>
    public void Taken(long published) => Delay.Record(time.GetElapsedTime(published).TotalSeconds, ofTrack, ofViewer);
}
