using System.Diagnostics.Metrics;
using LiveCaptions.Telemetry;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tracks;

/// <summary>Counts and measures the steps of one track, and the delay of its words.</summary>
/// <param name="track">The track's id.</param>
/// <remarks>Threading: safe.</remarks>
internal sealed class TrackMeters(string track)
{
    private static readonly Histogram<double> Shown = Meters.Delay(
        "livecaptions.caption.delay",
        "Time from the newest sound behind the words on screen to their publication, tentative words included"
    );
    private static readonly Histogram<double> Settled = Meters.Delay(
        "livecaptions.caption.settled.delay",
        "Time from a word's end until it settled, for each word"
    );
    private static readonly Histogram<double> Steps = Meters.Delay("livecaptions.engine.step", "Duration of a recognition step");
    private static readonly Counter<long> Failures = Meters.Service.CreateCounter<long>(
        "livecaptions.engine.failures",
        "{step}",
        "Recognition steps that failed and were skipped"
    );

    private readonly KeyValuePair<string, object?> ofTrack = Meters.OfTrack(track);

    /// <summary>Notes what a step changed.</summary>
    /// <param name="now">Stream time.</param>
    public void Note(TranscriptChange change, AudioTime now)
    {
        if (change.Decoded && change.Settled.Count + change.Tentative.Count > 0)
            Shown.Record(Since(change.Until, now), ofTrack);
        foreach (var word in change.Settled)
            Settled.Record(Since(word.End, now), ofTrack);
    }

    /// <summary>A step has computed for so long.</summary>
    public void Step(TimeSpan duration) => Steps.Record(duration.TotalSeconds, ofTrack);

    /// <summary>A step has failed.</summary>
    public void Fail() => Failures.Add(1, ofTrack);

    private static double Since(AudioTime then, AudioTime now) => Math.Max(0, new AudioTime(now - then).Seconds);
}
