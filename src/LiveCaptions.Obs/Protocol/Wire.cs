using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace LiveCaptions.Obs.Protocol;

/// <summary>Reads messages from bytes and writes them to bytes.</summary>
internal static class Wire
{
    // Nothing sent here ends up in HTML, so non-ASCII characters need no escaping.
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="ProtocolViolation">The bytes are not a message.</exception>
    public static Envelope Open(ReadOnlySpan<byte> message)
    {
        try
        {
            return JsonSerializer.Deserialize(message, WireJson.Default.Envelope)
                ?? throw new ProtocolViolation((int)ObsCloseCode.MessageDecodeError, "sent an empty message");
        }
        catch (JsonException e)
        {
            throw new ProtocolViolation((int)ObsCloseCode.MessageDecodeError, "sent a message that is not valid JSON", e);
        }
    }

    /// <exception cref="ProtocolViolation">The data does not have the specified form.</exception>
    public static T Read<T>(JsonElement data, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return data.Deserialize(type)
                ?? throw new ProtocolViolation((int)ObsCloseCode.MissingDataField, "sent a message without content");
        }
        catch (JsonException e)
        {
            throw new ProtocolViolation(
                (int)ObsCloseCode.InvalidDataFieldType,
                "sent a message without a field that the protocol requires",
                e
            );
        }
    }

    public static ReadOnlyMemory<byte> Identify(EventSubscriptions subscriptions, string? authentication) => Write(OpCode.Identify, d =>
        {
            d.WriteNumber("rpcVersion", 1);
            if (authentication is not null)
                d.WriteString("authentication", authentication);
            d.WriteNumber("eventSubscriptions", (uint)subscriptions);
        });

    public static ReadOnlyMemory<byte> Reidentify(EventSubscriptions subscriptions) =>
        Write(OpCode.Reidentify, d => d.WriteNumber("eventSubscriptions", (uint)subscriptions));

    public static ReadOnlyMemory<byte> Request(string id, string type, JsonObject? data) => Write(OpCode.Request, d =>
        {
            d.WriteString("requestId", id);
            WriteRequest(d, type, data);
        });

    public static ReadOnlyMemory<byte> Batch(string id, ObsBatch batch) => Write(OpCode.RequestBatch, d =>
        {
            d.WriteString("requestId", id);
            d.WriteBoolean("haltOnFailure", batch.HaltOnFailure);
            d.WriteNumber("executionType", (uint)batch.Execution);
            d.WriteStartArray("requests");
            foreach (var (type, data) in batch.Requests)
            {
                d.WriteStartObject();
                WriteRequest(d, type, data);
                d.WriteEndObject();
            }
            d.WriteEndArray();
        });

    private static void WriteRequest(Utf8JsonWriter d, string type, JsonObject? data)
    {
        d.WriteString("requestType", type);
        if (data is null)
            return;
        d.WritePropertyName("requestData");
        data.WriteTo(d);
    }

    private static ReadOnlyMemory<byte> Write(OpCode op, Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Writing))
        {
            writer.WriteStartObject();
            writer.WriteNumber("op", (uint)op);
            writer.WriteStartObject("d");
            content(writer);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }
}
