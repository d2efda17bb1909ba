using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveCaptions.Obs.Protocol;

/// <summary>What a message is about.</summary>
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

/// <summary>The outer shape of every message.</summary>
internal sealed record Envelope(int Op, JsonElement D);

/// <summary>OBS's first word (op 0).</summary>
internal sealed record HelloMessage(int RpcVersion, string ObsWebSocketVersion = "", HelloChallenge? Authentication = null);

/// <summary>What a password is hashed with.</summary>
internal sealed record HelloChallenge(string Challenge, string Salt);

/// <summary>The client's introduction was accepted (op 2).</summary>
internal sealed record IdentifiedMessage(int NegotiatedRpcVersion);

/// <summary>Something happened in OBS (op 5).</summary>
internal sealed record EventMessage(string EventType, JsonElement? EventData = null);

/// <summary>Whether a request was done.</summary>
internal sealed record StatusMessage(bool Result, int Code, string? Comment = null);

/// <summary>The answer to a request (op 7), or to one of a batch, where the id may be missing.</summary>
internal sealed record ResponseMessage(
    StatusMessage RequestStatus,
    string RequestType = "",
    string RequestId = "",
    JsonElement? ResponseData = null
);

/// <summary>The answers to a batch (op 9), in its order; fewer if it was halted.</summary>
internal sealed record BatchResponseMessage(string RequestId, IReadOnlyList<ResponseMessage> Results);

/// <summary>Reading and writing by generated code; names are in camel case on the wire, and what the protocol promises must be there.</summary>
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
