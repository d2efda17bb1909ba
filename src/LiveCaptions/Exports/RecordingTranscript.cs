using LiveCaptions.Captions;
using LiveCaptions.Whisper;

namespace LiveCaptions.Exports;

/// <summary>The transcript of a sound or video file.</summary>
/// <param name="File">The file's name, without its folder.</param>
/// <param name="Language">ISO 639 code; null if it is unknown.</param>
/// <param name="Duration">The length of the sound.</param>
/// <param name="Words">The settled words, in order.</param>
internal sealed record RecordingTranscript(string File, string? Language, AudioTime Duration, IReadOnlyList<SettledWord> Words);

/// <summary>A format of a transcript; its name in lower case is the file extension.</summary>
internal enum TranscriptFormat
{
    Txt,
    Srt,
    Vtt,
    Json,
    Html,
}

/// <summary>Writes a transcript in one of the formats.</summary>
internal static class TranscriptText
{
    public static string Write(RecordingTranscript transcript, TranscriptFormat format) =>
        WriteClean(transcript with { Words = VisibleText.Of(transcript.Words) }, format);

    private static string WriteClean(RecordingTranscript transcript, TranscriptFormat format) =>
        format switch
        {
            TranscriptFormat.Srt => Subtitles.Srt(Cues(transcript with { Words = SpeakerNames.WithArrows(transcript.Words) })),
            TranscriptFormat.Vtt => Subtitles.Vtt(Cues(transcript)),
            TranscriptFormat.Json => JsonTranscript.Write(transcript),
            TranscriptFormat.Html => HtmlTranscript.Write(transcript),
            _ => PlainText.Write(transcript.Words),
        };

    private static IReadOnlyList<Cue> Cues(RecordingTranscript transcript) =>
        new CueBuilder(new CueRules { Language = transcript.Language }).Build(transcript.Words);
}
