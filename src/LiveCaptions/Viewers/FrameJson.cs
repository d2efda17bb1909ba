using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using LiveCaptions.Captions;

namespace LiveCaptions.Viewers;

/// <summary>Frames as JSON, written once for all viewers who see the same: a thousand of them share one frame, and its bytes.</summary>
/// <param name="assets">Version of the pages' files, put into every frame as <c>assets</c>: a page that was loaded from other files reloads
/// itself.</param>
/// <remarks>Threading: safe; what two write at the same moment is equal.</remarks>
internal sealed class FrameJson(string assets) : JsonConverter<CaptionFrame>
{
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web);

    // Beside the frames, not in them: a copy with other lines must not bring the bytes along. They go when their frame goes.
    private readonly ConditionalWeakTable<CaptionFrame, byte[]> written = [];
    private readonly byte[] end = [.. ",\"assets\":"u8, .. JsonSerializer.SerializeToUtf8Bytes(assets), (byte)'}'];

    /// <summary>A frame's bytes, UTF-8; not to be changed.</summary>
    public byte[] Of(CaptionFrame frame) =>
        written.GetValue(frame, one => [.. JsonSerializer.SerializeToUtf8Bytes(one, Plain).AsSpan()[..^1], .. end]);

    public override CaptionFrame? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<CaptionFrame>(ref reader, Plain);

    public override void Write(Utf8JsonWriter writer, CaptionFrame value, JsonSerializerOptions options) =>
        writer.WriteRawValue(Of(value), skipInputValidation: true);
}
