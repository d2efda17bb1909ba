using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using LiveCaptions.Captions;

namespace LiveCaptions.Viewers;

/// <summary>Serialises each frame once: all viewers who see the same share one frame and its bytes.</summary>
/// <param name="assets">Version of the pages' files, written into every frame: an open page that was loaded from other files reloads
/// itself.</param>
/// <remarks>Threading: safe; two threads that serialise the same frame get equal bytes.</remarks>
internal sealed class FrameJson(string assets) : JsonConverter<CaptionFrame>
{
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web);

    // Beside the frames, not in them: a copy with other lines must not inherit the bytes. They are collected with their frame.
    private readonly ConditionalWeakTable<CaptionFrame, byte[]> serialised = [],
        events = [];
    private readonly byte[] end = [.. ",\"assets\":"u8, .. JsonSerializer.SerializeToUtf8Bytes(assets), (byte)'}'];

    /// <summary>A frame's bytes, UTF-8; shared, so do not change them.</summary>
    public byte[] Of(CaptionFrame frame) =>
        serialised.GetValue(frame, one => [.. JsonSerializer.SerializeToUtf8Bytes(one, Plain).AsSpan()[..^1], .. end]);

    /// <summary>The same as a server-sent event; shared, too.</summary>
    public byte[] EventOf(CaptionFrame frame) => events.GetValue(frame, one => [.. "data: "u8, .. Of(one), .. "\n\n"u8]);

    public override CaptionFrame? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<CaptionFrame>(ref reader, Plain);

    public override void Write(Utf8JsonWriter writer, CaptionFrame value, JsonSerializerOptions options) =>
        writer.WriteRawValue(Of(value), skipInputValidation: true);
}
