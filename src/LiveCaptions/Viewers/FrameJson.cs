using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using LiveCaptions.Captions;

namespace LiveCaptions.Viewers;

/// <summary>Frames as JSON, written once for all viewers who see the same: a thousand of them share one frame, and its bytes.</summary>
/// <remarks>Threading: safe; what two write at the same moment is equal.</remarks>
internal sealed class FrameJson : JsonConverter<CaptionFrame>
{
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web);

    // Beside the frames, not in them: a copy with other lines must not bring the bytes along. They go when their frame goes.
    private static readonly ConditionalWeakTable<CaptionFrame, byte[]> Written = [];

    /// <summary>A frame's bytes, UTF-8; not to be changed.</summary>
    public static byte[] Of(CaptionFrame frame) => Written.GetValue(frame, static one => JsonSerializer.SerializeToUtf8Bytes(one, Plain));

    public override CaptionFrame? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<CaptionFrame>(ref reader, Plain);

    public override void Write(Utf8JsonWriter writer, CaptionFrame value, JsonSerializerOptions options) =>
        writer.WriteRawValue(Of(value), skipInputValidation: true);
}
