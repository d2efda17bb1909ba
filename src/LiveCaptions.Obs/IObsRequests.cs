using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiveCaptions.Obs;

/// <summary>
/// Sends any request of the protocol by its name; the typed requests in <c>LiveCaptions.Obs.Requests</c> are extension methods on this.
/// </summary>
public interface IObsRequests
{
    /// <summary>Sends a request and waits for the response.</summary>
    /// <param name="requestType">Name in the protocol, e.g. <c>GetVersion</c>.</param>
    /// <param name="data">The request data of the protocol; null for none.</param>
    /// <param name="target">
    /// Requests with the same target are sent one at a time, in call order; null sends at once, in no particular order.
    /// </param>
    /// <param name="cancel">Stops waiting; the request may have been sent.</param>
    /// <returns>The response data; null if there is none.</returns>
    /// <exception cref="ObsRequestException">OBS refused it.</exception>
    /// <exception cref="ObsTimeoutException">OBS did not answer in time.</exception>
    /// <exception cref="ObsDisconnectedException">There is no connection, or it was lost before the response.</exception>
    /// <exception cref="ObsBusyException">Too many requests are pending already.</exception>
    Task<JsonElement?> RequestAsync(string requestType, JsonObject? data = null, string? target = null, CancellationToken cancel = default);

    /// <summary>Sends a batch and waits for all of its results.</summary>
    /// <returns>
    /// One result per request, in batch order; fewer if the batch was halted. Requests in a batch are not retried on 207 (not ready).
    /// </returns>
    /// <exception cref="ObsException">As for a single request.</exception>
    Task<IReadOnlyList<ObsBatchResult>> RequestAsync(ObsBatch batch, string? target = null, CancellationToken cancel = default);
}
