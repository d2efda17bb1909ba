using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveCaptions.Scoring;

/// <summary>The screen from a moment on: all settled text so far, and the tentative words after it.</summary>
/// <param name="Time">Seconds of the stream at which it appeared.</param>
internal sealed record ScreenText(
    [property: JsonPropertyName("t")] double Time,
    [property: JsonPropertyName("settled")] string Settled,
    [property: JsonPropertyName("tentative")] string Tentative
)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text that a viewer reads.</summary>
    [JsonIgnore]
    public string Text => $"{Settled} {Tentative}";

    /// <summary>One line of a frames file.</summary>
    public string ToJson() => JsonSerializer.Serialize(this with { Time = Math.Round(Time, 3) }, Plain);

    /// <summary>Reads a line of a frames file.</summary>
    public static ScreenText FromJson(string line) => JsonSerializer.Deserialize<ScreenText>(line)!;
}
