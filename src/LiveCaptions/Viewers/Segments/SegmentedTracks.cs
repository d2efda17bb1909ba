using System.Runtime.CompilerServices;
using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Settings;

namespace LiveCaptions.Viewers.Segments;

/// <summary>The segments of each track, from the moment at which it is added for as long as it is there.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class SegmentedTracks
{
    private readonly CaptionTracks tracks;
    private readonly CaptionSettings settings;
    private readonly MonotonicClock clock;
    private readonly Lock sync = new();
    private readonly ConditionalWeakTable<TrackCaptions, TrackSegments> segments = [];

    public SegmentedTracks(CaptionTracks tracks, CaptionSettings settings, MonotonicClock clock)
    {
        (this.tracks, this.settings, this.clock) = (tracks, settings, clock);
        tracks.Changed += Follow;
        Follow();
    }

    public TrackSegments Of(TrackCaptions track)
    {
        // The table alone might begin twice, and both would be given words.
        lock (sync)
            return segments.GetValue(track, Begin);
    }

    private void Follow()
    {
        foreach (var track in tracks.All)
            Of(track);
    }

    private TrackSegments Begin(TrackCaptions track)
    {
        var begun = new TrackSegments(settings, clock, () => track.Pipeline.Names);
        track.Pipeline.Subscribe(begun, TextOutput.Subtitles);
        return begun;
    }
}
