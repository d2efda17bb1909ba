using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using LiveCaptions.Captions;

namespace LiveCaptions.Viewers;

/// <summary>Serialises each frame once: all viewers who see the same share one frame and its bytes.</summary>
/// <remarks>Threading: safe; two threads that serialise the same frame get equal bytes.</remarks>
internal sealed class FrameJson : JsonConverter<CaptionFrame>
{
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web);

    // Beside the frames, not in them: a copy with other lines must not inherit the bytes. They are collected with their frame.
    private static readonly ConditionalWeakTable<CaptionFrame, byte[]> Serialised = [];

    /// <summary>A frame's bytes, UTF-8; shared, so do not change them.</summary>
    public static byte[] Of(CaptionFrame frame) =>
        Serialised.GetValue(frame, static one => JsonSerializer.SerializeToUtf8Bytes(one, Plain));

    public override CaptionFrame? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<CaptionFrame>(ref reader, Plain);

    public override void Write(Utf8JsonWriter writer, CaptionFrame value, JsonSerializerOptions options) =>
        writer.WriteRawValue(Of(value), skipInputValidation: true);
}
