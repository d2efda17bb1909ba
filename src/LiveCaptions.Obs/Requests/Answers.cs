using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LiveCaptions.Obs.Requests;

/// <summary>Reads what OBS answers.</summary>
internal static class Answers
{
    /// <exception cref="ObsAnswerException">It has another shape than the protocol promises.</exception>
    public static async Task<T> ReadAsync<T>(this Task<JsonElement?> asked, string requestType, JsonTypeInfo<T> type)
        where T : class
    {
        if (await asked.ConfigureAwait(false) is not { } data)
            throw new ObsAnswerException(requestType);
        try
        {
            return data.Deserialize(type) ?? throw new ObsAnswerException(requestType);
        }
        catch (JsonException e)
        {
            throw new ObsAnswerException(requestType, e);
        }
    }
}
