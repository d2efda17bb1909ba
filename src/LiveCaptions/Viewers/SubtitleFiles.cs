using System.Runtime.CompilerServices;
using LiveCaptions.Captions;
using LiveCaptions.Settings;

namespace LiveCaptions.Viewers;

/// <summary>The subtitle file of each track, for as long as the track is there.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class SubtitleFiles(CaptionSettings settings, TimeProvider time)
{
    private readonly ConditionalWeakTable<TrackCaptions, SubtitleFile> files = [];

    public SubtitleFile Of(TrackCaptions track) => files.GetValue(track, captions => new(captions.Pipeline, settings, time));
}
