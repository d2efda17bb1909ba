using System.Text.Encodings.Web;
using System.Text.Json;
using LiveCaptions.Captions.Breaks;

namespace LiveCaptions.Exports;

/// <summary>Writes a transcript as JSON for other programs: each word with its times in seconds and its probability.</summary>
internal static class JsonTranscript
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(RecordingTranscript transcript) =>
        JsonSerializer.Serialize(
            new
            {
                transcript.File,
                transcript.Language,
                Duration = Math.Round(transcript.Duration.Seconds, 3),
                Text = LineUnit.Join([.. LineUnit.From(transcript.Words)]),
                Words = transcript.Words.Select(word => new
                {
                    Word = word.Text,
                    word.Joined,
                    Start = Math.Round(word.Start.Seconds, 3),
                    End = Math.Round(word.End.Seconds, 3),
                    Probability = Math.Round(word.Probability, 3),
                }),
            },
            Format
        ) + "\n";
}
