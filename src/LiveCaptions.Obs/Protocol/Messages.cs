using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveCaptions.Obs.Protocol;

/// <summary>Message types of the protocol.</summary>
internal enum OpCode
{
    Hello = 0,
    Identify = 1,
    Identified = 2,
    Reidentify = 3,
    Event = 5,
    Request = 6,
    RequestResponse = 7,
    RequestBatch = 8,
    RequestBatchResponse = 9,
}

/// <summary>The envelope of every message.</summary>
internal sealed record Envelope(int Op, JsonElement D);

/// <summary>OBS's first message (op 0).</summary>
internal sealed record HelloMessage(int RpcVersion, string ObsWebSocketVersion = "", HelloChallenge? Authentication = null);

/// <summary>The challenge and salt of the authentication string.</summary>
internal sealed record HelloChallenge(string Challenge, string Salt);

/// <summary>OBS accepted the client's Identify (op 2).</summary>
internal sealed record IdentifiedMessage(int NegotiatedRpcVersion);

/// <summary>An event (op 5).</summary>
internal sealed record EventMessage(string EventType, JsonElement? EventData = null);

/// <summary>Whether a request succeeded.</summary>
internal sealed record StatusMessage(bool Result, int Code, string? Comment = null);

/// <summary>The response to a request (op 7), or to one request of a batch, where the id may be missing.</summary>
internal sealed record ResponseMessage(
    StatusMessage RequestStatus,
    string RequestType = "",
    string RequestId = "",
    JsonElement? ResponseData = null
);

/// <summary>The results of a batch (op 9), in order; fewer if it was halted.</summary>
internal sealed record BatchResponseMessage(string RequestId, IReadOnlyList<ResponseMessage> Results);

/// <summary>Generated serialisers: camel case on the wire, and every field that the protocol promises is required.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(Envelope))]
[JsonSerializable(typeof(HelloMessage))]
[JsonSerializable(typeof(IdentifiedMessage))]
[JsonSerializable(typeof(EventMessage))]
[JsonSerializable(typeof(ResponseMessage))]
[JsonSerializable(typeof(BatchResponseMessage))]
internal sealed partial class WireJson : JsonSerializerContext;
