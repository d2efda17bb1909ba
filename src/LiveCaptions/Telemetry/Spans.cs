using System.Diagnostics;

namespace LiveCaptions.Telemetry;

/// <summary>Spans of traces: what became of words, and requests. Nothing is made while no collector is set.</summary>
/// <remarks>A span never holds a word, an address or the name of a person.</remarks>
internal static class Spans
{
    public static readonly ActivitySource Source = new(Meters.Name);

    /// <summary>Notes a span that ends now.</summary>
    /// <param name="parent">What it belongs to; default: it begins a trace.</param>
    /// <param name="ago">How long ago it began.</param>
    /// <returns>The span's own context; default: it is not kept.</returns>
    public static ActivityContext Note(
        string name,
        ActivityContext parent,
        TimeProvider time,
        TimeSpan ago,
        params ReadOnlySpan<(string Key, object Value)> tags
    )
    {
        if (!Source.HasListeners())
            return default;
        var (end, before) = (time.GetUtcNow(), Activity.Current);
        // What the caller happens to be in, such as a request that has opened a track, is no part of it.
        Activity.Current = null;
        try
        {
            using var span = Source.StartActivity(ActivityKind.Internal, parent, startTime: end - ago, name: name);
            foreach (var (key, value) in tags)
                span?.SetTag(key, value);
            span?.SetEndTime(end.UtcDateTime);
            return span?.Context ?? default;
        }
        finally
        {
            Activity.Current = before;
        }
    }
}
