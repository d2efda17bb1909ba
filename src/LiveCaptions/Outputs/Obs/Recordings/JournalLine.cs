using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveCaptions.Outputs.Obs.Recordings;

/// <summary>A line of the journal: a word, a person's text for a word, whose words they are, or OBS's lag.</summary>
/// <remarks>Names and defaults are the file format: journals of earlier and later versions are read.</remarks>
/// <param name="Recording">The recorded file; null on other lines.</param>
/// <param name="Start">Seconds into the recorded file, as <paramref name="End"/>.</param>
/// <param name="Corrects">True if the text replaces that of the word with this number.</param>
/// <param name="Lag">Seconds by which OBS's duration is behind.</param>
/// <param name="Obs">The OBS that records; on the first line.</param>
/// <param name="Track">The track whose words are kept; on the first line.</param>
/// <param name="Speaker">The number of whoever says the word; null: nobody asked.</param>
/// <param name="Session">The file with which the recording began: the recorded file itself, unless OBS has split it.</param>
internal sealed record JournalLine(
    string? Recording,
    string? Text,
    bool Joined,
    double Start,
    double End,
    long Number = 0,
    bool Corrects = false,
    double Lag = 0,
    string? Obs = null,
    string? Track = null,
    string? Session = null,
    int? Speaker = null
)
{
    /// <summary>No recording is longer; a damaged number may be anything.</summary>
    private const double MaxSeconds = 1e7;

    private static readonly JsonSerializerOptions Format = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>True if the line holds a word at a time that a recording can have.</summary>
    public bool IsWord => !Corrects && Text is { Length: > 0 } && Start >= 0 && End >= Start && End < MaxSeconds;

    /// <summary>The lag, if the line holds one that an encoder can have.</summary>
    public TimeSpan? LagFound => Lag is > 0 and < 60 ? TimeSpan.FromSeconds(Lag) : null;

    public string ToJson() => JsonSerializer.Serialize(this, Format);

    /// <summary>Reads the lines of a journal; what a crash or a power failure has damaged is left out, and nothing else.</summary>
    public static IEnumerable<JournalLine> ReadAll(string text) =>
        text.Split('\n').Select(line => Parse(line.Trim('\0', '\r', ' '))).OfType<JournalLine>();

    /// <summary>Reads a line, or what follows a line that was torn off.</summary>
    private static JournalLine? Parse(string text)
    {
        for (var at = text.IndexOf('{', StringComparison.Ordinal); at >= 0; at = text.IndexOf("{\"", at + 1, StringComparison.Ordinal))
        {
            try
            {
                return JsonSerializer.Deserialize<JournalLine>(text[at..]);
            }
            catch (JsonException)
            {
                // Perhaps a whole line begins further on.
            }
        }
        return null;
    }
}
