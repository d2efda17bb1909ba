using LiveCaptions.Captions;
using LiveCaptions.Telemetry;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tracks;

/// <summary>
/// A trace for each change that settles words: from the sound of its first word to its settling, and from there until it has gone out,
/// which is later by the operator's delay.
/// </summary>
/// <param name="track">The track's id.</param>
/// <remarks>Threading: called by the track, and under the pipeline's lock.</remarks>
internal sealed class TrackSpans(string track, TimeProvider time) : IWordSink
{
    /// <summary>The change with its trace, if words settle in it and somebody traces them.</summary>
    public static CaptionUpdate Begin(CaptionUpdate update, string track, TimeProvider time)
    {
        if (update.Settled.Count == 0 || !Spans.Source.HasListeners())
            return update;
        var heard = new AudioTime(Math.Max(0, update.Time - update.Settled[0].End)).SinceStart;
        var span = Spans.Note("captions.recognised", default, time, heard, (Meters.Track, track), ("words", update.Settled.Count));
        return update with { Trace = new(span, time.GetTimestamp()) };
    }

    public void Write(CaptionUpdate update)
    {
        if (update.Trace is { Span: var span, SettledAt: var settled } && span != default)
            Spans.Note("captions.aired", span, time, time.GetElapsedTime(settled), (Meters.Track, track));
    }

    public void BeginAnew() { }
}
