using LiveCaptions.Audio;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.ScriptedTracks;

/// <summary>A track whose words are written: typed by a person at <c>/type</c>, or read from a subtitle file as if spoken now.</summary>
internal static partial class ScriptedTrack
{
    // The last words of a loop stay for a moment before it starts over.
    private static readonly long LoopPause = AudioTime.SamplesIn(2);

    /// <summary>Makes the source that gives such a track its clock.</summary>
    /// <exception cref="SourceException">The file cannot be read, or holds no cues.</exception>
    public static IAudioSource Source(TrackSettings track, TimeProvider clock, ILogger logger)
    {
        if (track.Source == TrackSettings.Typed)
            return new SilentSource("what is typed at /type", null, clock);
        var sheet = SheetOf(track);
        foreach (var one in sheet.Remarks)
            Log.Remark(logger, track.Id, track.Source, one);
        var remark = sheet.Remarks.Count > 0 ? string.Join(' ', sheet.Remarks) : null;
        return new SilentSource(
            track.Loops ? $"{track.Source}, again and again" : track.Source,
            track.Loops ? null : LengthOf(sheet.Cues),
            clock,
            () => remark
        );
    }

    /// <summary>Makes the source that gives a translated track its clock.</summary>
    /// <param name="trouble">Why there is no translation now; null: there is.</param>
    public static IAudioSource Translation(TrackSettings track, TimeProvider clock, Func<string?> trouble) =>
        new SilentSource($"track {track.TranslationOf}, translated by {track.Engine}", null, clock, trouble);

    /// <summary>Makes the recogniser that settles its words; null for a track that is spoken.</summary>
    /// <param name="track">The track's settings.</param>
    /// <param name="language">The language of the words; null if it is unknown.</param>
    public static ISpeechStream? Recogniser(TrackSettings track, string? language)
    {
        if (!track.IsWritten)
            return null;
        var cues = track.IsSubtitled ? SheetOf(track).Cues : [];
        return new CueRecogniser(cues, language, track.Loops && cues.Count > 0 ? LengthOf(cues) : null);
    }

    /// <summary>Checks that the file can be read.</summary>
    /// <exception cref="SourceException">It cannot, or it holds no cues.</exception>
    public static void Probe(TrackSettings track) => SheetOf(track);

    private static CueSheet SheetOf(TrackSettings track) => CueFile.Read(ProgramFiles.Find(track.Source), track.SkipTimeCode);

    private static AudioTime LengthOf(IReadOnlyList<SubtitleCue> cues) => cues.Max(cue => cue.End) + LoopPause;

    private static partial class Log
    {
        [LoggerMessage(230, LogLevel.Warning, "Track {Track}: {Source}: {Remark}")]
        public static partial void Remark(ILogger logger, string track, string source, string remark);
    }
}
