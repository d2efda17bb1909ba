using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveCaptions.Obs.Events;

/// <summary>Converts output states from and to their names on the wire, e.g. OBS_WEBSOCKET_OUTPUT_STARTED.</summary>
internal sealed class OutputStateReader : JsonConverter<OutputState>
{
    private const string Prefix = "OBS_WEBSOCKET_OUTPUT_";

    public override OutputState Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException();
        var name = reader.GetString()!;
        return
            name.StartsWith(Prefix, StringComparison.Ordinal)
            && Enum.TryParse<OutputState>(name.AsSpan(Prefix.Length), ignoreCase: true, out var state)
            && Enum.IsDefined(state)
            ? state
            : OutputState.Unknown;
    }

    public override void Write(Utf8JsonWriter writer, OutputState value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Prefix + value.ToString().ToUpperInvariant());
}
