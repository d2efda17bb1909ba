using LiveCaptions.Audio;
using LiveCaptions.Hosting;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.ScriptedTracks;

/// <summary>Tracks whose words are written: by a person at <c>/type</c>, or in a file of subtitles that is shown as if it were spoken now.</summary>
internal static class ScriptedTrack
{
    // The last words stay for a moment before all begins again.
    private static readonly long Rest = AudioTime.SamplesIn(2);

    /// <summary>What gives such a track its time.</summary>
    /// <exception cref="SourceException">The file cannot be read, or holds no cues.</exception>
    public static IAudioSource Source(TrackSettings track, TimeProvider clock) =>
        track.Source == TrackSettings.Typed
            ? new SilentSource("what is typed at /type", null, clock)
            : new SilentSource(
                track.Loops ? $"{track.Source}, again and again" : track.Source,
                track.Loops ? null : LengthOf(CuesOf(track)),
                clock
            );

    /// <summary>What says its words; null: this track is spoken.</summary>
    public static IRecogniser? Recogniser(TrackSettings track)
    {
        if (!track.IsWritten)
            return null;
        var cues = track.IsSubtitled ? CuesOf(track) : [];
        return new CueRecogniser(
            cues,
            TrackSetup.IsDetected(track.Language) ? null : track.Language,
            track.Loops && cues.Count > 0 ? LengthOf(cues) : null
        );
    }

    private static IReadOnlyList<SubtitleCue> CuesOf(TrackSettings track) => CueFile.Read(ProgramFiles.Find(track.Source));

    private static AudioTime LengthOf(IReadOnlyList<SubtitleCue> cues) => cues.Max(cue => cue.End) + Rest;
}
