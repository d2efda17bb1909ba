using LiveCaptions.Audio;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.ScriptedTracks;

/// <summary>A track whose words are written: typed by a person at <c>/type</c>, or read from a subtitle file as if spoken now.</summary>
internal static class ScriptedTrack
{
    // The last words of a loop stay for a moment before it starts over.
    private static readonly long LoopPause = AudioTime.SamplesIn(2);

    /// <summary>Makes the source that gives such a track its clock.</summary>
    /// <exception cref="SourceException">The file cannot be read, or holds no cues.</exception>
    public static IAudioSource Source(TrackSettings track, TimeProvider clock) =>
        track.Source == TrackSettings.Typed
            ? new SilentSource("what is typed at /type", null, clock)
            : new SilentSource(
                track.Loops ? $"{track.Source}, again and again" : track.Source,
                track.Loops ? null : LengthOf(CuesOf(track)),
                clock
            );

    /// <summary>Makes the recogniser that settles its words; null for a track that is spoken.</summary>
    /// <param name="track">The track's settings.</param>
    /// <param name="language">The language of the words; null if it is unknown.</param>
    public static ISpeechStream? Recogniser(TrackSettings track, string? language)
    {
        if (!track.IsWritten)
            return null;
        var cues = track.IsSubtitled ? CuesOf(track) : [];
        return new CueRecogniser(cues, language, track.Loops && cues.Count > 0 ? LengthOf(cues) : null);
    }

    private static IReadOnlyList<SubtitleCue> CuesOf(TrackSettings track) => CueFile.Read(ProgramFiles.Find(track.Source));

    private static AudioTime LengthOf(IReadOnlyList<SubtitleCue> cues) => cues.Max(cue => cue.End) + LoopPause;
}
