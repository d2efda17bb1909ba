using LiveCaptions.Whisper;

namespace LiveCaptions.Exports;

/// <summary>What was said in a file.</summary>
/// <param name="File">Its name, without the folder.</param>
/// <param name="Language">ISO 639 code; null if it was not recognised.</param>
/// <param name="Duration">All sound that was heard.</param>
/// <param name="Words">Settled words in order.</param>
internal sealed record RecordingTranscript(string File, string? Language, AudioTime Duration, IReadOnlyList<SettledWord> Words);

/// <summary>A way to write a transcript; its name in lower case is the file's extension.</summary>
internal enum TranscriptFormat
{
    Txt,
    Srt,
    Vtt,
    Json,
}

/// <summary>Writes a transcript in one of the formats.</summary>
internal static class TranscriptText
{
    public static string Write(RecordingTranscript transcript, TranscriptFormat format) =>
        format switch
        {
            TranscriptFormat.Srt => Subtitles.Srt(Cues(transcript)),
            TranscriptFormat.Vtt => Subtitles.Vtt(Cues(transcript)),
            TranscriptFormat.Json => JsonTranscript.Write(transcript),
            _ => PlainText.Write(transcript.Words),
        };

    private static IReadOnlyList<Cue> Cues(RecordingTranscript transcript) =>
        new CueBuilder(new CueRules { Language = transcript.Language }).Build(transcript.Words);
}
