using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiveCaptions.Obs;

/// <summary>How OBS works off a batch.</summary>
public enum BatchExecution
{
    /// <summary>One after the other, in order.</summary>
    SerialRealtime = 0,

    /// <summary>In order, between frames of the picture; the only kind that knows Sleep in frames.</summary>
    SerialFrame = 1,

    /// <summary>All at once, in no order.</summary>
    Parallel = 2,
}

/// <summary>Several requests in one message; with serial execution their order is kept.</summary>
/// <remarks>Source: obs-websocket's protocol.md, RequestBatch (op 8).</remarks>
public sealed class ObsBatch
{
    private readonly List<(string Type, JsonObject? Data)> requests = [];

    /// <summary>The requests in their order: type and data as in the protocol.</summary>
    public IReadOnlyList<(string Type, JsonObject? Data)> Requests => requests;

    /// <summary>Whether a request that fails keeps the later ones from being tried.</summary>
    public bool HaltOnFailure { get; init; }

    /// <summary>How OBS works them off.</summary>
    public BatchExecution Execution { get; init; }

    /// <summary>Adds a request; its data is not copied and must not be changed until the batch was answered.</summary>
    public ObsBatch Add(string requestType, JsonObject? data = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(requestType);
        requests.Add((requestType, data));
        return this;
    }
}

/// <summary>How one request of a batch went.</summary>
/// <param name="RequestType">Its type, as in the protocol.</param>
/// <param name="Status">Whether it was done.</param>
/// <param name="Comment">Why not, in OBS's words, if it said so.</param>
/// <param name="Data">What it answered, if anything.</param>
public sealed record ObsBatchResult(string RequestType, RequestStatus Status, string? Comment, JsonElement? Data);
