using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace LiveCaptions.Obs.Requests;

/// <summary>Sends a request and reads its response; every typed request is one method on top of this.</summary>
/// <remarks>
/// To add a request, write one extension method in the class of its subject (<see cref="InputRequests"/> and its siblings): its name in
/// the protocol, its data, a target if order matters, and how to read the response. A response with several fields is a public record
/// beside the method and one line in <see cref="ResponseJson"/>.
/// </remarks>
internal static class Responses
{
    /// <summary>Sends a request whose response is a record.</summary>
    /// <exception cref="ObsAnswerException">The response does not have the specified form.</exception>
    public static Task<T> QueryAsync<T>(
        this IObsRequests obs,
        string requestType,
        JsonTypeInfo<T> type,
        JsonObject? data = null,
        string? target = null,
        CancellationToken cancel = default
    )
        where T : class =>
        obs.QueryAsync(requestType, answer => answer.Deserialize(type) ?? throw new JsonException(), data, target, cancel);

    /// <summary>Sends a request and reads one value of its response.</summary>
    /// <exception cref="ObsAnswerException">The response does not have the specified form.</exception>
    public static async Task<T> QueryAsync<T>(
        this IObsRequests obs,
        string requestType,
        Func<JsonElement, T> read,
        JsonObject? data = null,
        string? target = null,
        CancellationToken cancel = default
    )
    {
        if (await obs.RequestAsync(requestType, data, target, cancel).ConfigureAwait(false) is not { } answer)
            throw new ObsAnswerException(requestType);
        try
        {
            return read(answer);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ObsAnswerException(requestType, e);
        }
    }

    /// <summary>A text that the protocol requires.</summary>
    public static string Text(this JsonElement answer, string field) => answer.GetProperty(field).GetString() ?? throw new JsonException();
}
