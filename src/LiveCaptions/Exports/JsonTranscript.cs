using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LiveCaptions.Captions.Breaks;
using LiveCaptions.Whisper;

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

    private sealed class JsonWord(SettledWord word)
    {
        public string Word => word.Text;
        public bool Joined => word.Joined;
        public double Start => Math.Round(word.Start.Seconds, 3);
        public double End => Math.Round(word.End.Seconds, 3);
        public double Probability => Math.Round(word.Probability, 3);

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public int Speaker => word.Speaker;
    }

    public static string Write(RecordingTranscript transcript) =>
        JsonSerializer.Serialize(
            new
            {
                transcript.File,
                transcript.Language,
                Duration = Math.Round(transcript.Duration.Seconds, 3),
                Text = LineUnit.Join([.. LineUnit.From(transcript.Words)]),
                Words = transcript.Words.Select(word => new JsonWord(word)),
            },
            Format
        ) + "\n";
}
