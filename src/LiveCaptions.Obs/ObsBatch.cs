using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiveCaptions.Obs;

/// <summary>How OBS executes a batch.</summary>
public enum BatchExecution
{
    /// <summary>One after another, in order.</summary>
    SerialRealtime = 0,

    /// <summary>In order, synchronised with video frames; the only mode that supports <c>Sleep</c> in frames.</summary>
    SerialFrame = 1,

    /// <summary>All at once, in no particular order.</summary>
    Parallel = 2,
}

/// <summary>Several requests in one message; serial execution keeps their order.</summary>
/// <remarks>Source: obs-websocket's protocol.md, RequestBatch (op 8).</remarks>
public sealed class ObsBatch
{
    private readonly List<(string Type, JsonObject? Data)> requests = [];

    /// <summary>The requests in order: type and data as in the protocol.</summary>
    public IReadOnlyList<(string Type, JsonObject? Data)> Requests => requests;

    /// <summary>Stops at the first request that fails.</summary>
    public bool HaltOnFailure { get; init; }

    /// <summary>How OBS executes the requests.</summary>
    public BatchExecution Execution { get; init; }

    /// <summary>Adds a request; its data is not copied and must not change until the batch has been answered.</summary>
    public ObsBatch Add(string requestType, JsonObject? data = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(requestType);
        requests.Add((requestType, data));
        return this;
    }
}

/// <summary>The result of one request in a batch.</summary>
/// <param name="RequestType">The request's name in the protocol.</param>
/// <param name="Status"><see cref="RequestStatus.Success"/>, or why the request failed.</param>
/// <param name="Comment">OBS's explanation of a failure, if it gave one.</param>
/// <param name="Data">The response data, if any.</param>
public sealed record ObsBatchResult(string RequestType, RequestStatus Status, string? Comment, JsonElement? Data);
