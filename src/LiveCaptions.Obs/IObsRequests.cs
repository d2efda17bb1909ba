using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiveCaptions.Obs;

/// <summary>What OBS can be asked: any request of the protocol, by its name. The typed requests are methods on this.</summary>
public interface IObsRequests
{
    /// <summary>Sends a request and waits for its answer.</summary>
    /// <param name="requestType">As in the protocol, e.g. <c>GetVersion</c>.</param>
    /// <param name="data">As in the protocol; null if it has none.</param>
    /// <param name="target">Requests of one target are sent one at a time, in the order of asking; null: at once, in no order.</param>
    /// <param name="cancel">Stops waiting; the request may have been sent.</param>
    /// <returns>The answer's data; null if it has none.</returns>
    /// <exception cref="ObsRequestException">OBS refused it.</exception>
    /// <exception cref="ObsTimeoutException">OBS did not answer in time.</exception>
    /// <exception cref="ObsDisconnectedException">There is no connection, or it was lost before the answer.</exception>
    /// <exception cref="ObsBusyException">Too many requests wait already.</exception>
    Task<JsonElement?> RequestAsync(string requestType, JsonObject? data = null, string? target = null, CancellationToken cancel = default);

    /// <summary>Sends a batch and waits until all of it was answered.</summary>
    /// <returns>How each request went, in the batch's order; fewer if it was halted. A single 207 in it is the caller's to repeat.</returns>
    /// <exception cref="ObsException">As for a single request.</exception>
    Task<IReadOnlyList<ObsBatchResult>> RequestAsync(ObsBatch batch, string? target = null, CancellationToken cancel = default);
}
