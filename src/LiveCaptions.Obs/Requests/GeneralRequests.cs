using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiveCaptions.Obs.Requests;

/// <summary>Which OBS this is and what it can.</summary>
/// <param name="ObsVersion">Version of OBS, e.g. 29.0.2.</param>
/// <param name="ObsWebSocketVersion">Version of obs-websocket, e.g. 5.1.0.</param>
/// <param name="RpcVersion">Version of the protocol.</param>
/// <param name="AvailableRequests">All requests it knows.</param>
/// <param name="Platform">windows, macos, ubuntu...</param>
/// <param name="PlatformDescription">The same for people.</param>
public sealed record StudioVersion(
    string ObsVersion,
    string ObsWebSocketVersion,
    int RpcVersion,
    IReadOnlyList<string> AvailableRequests,
    string Platform = "",
    string PlatformDescription = ""
)
{
    /// <summary>True if it knows this request; ask this and not the version.</summary>
    public bool Knows(string requestType) => AvailableRequests.Contains(requestType);
}

/// <summary>What a plugin answered.</summary>
internal sealed record VendorAnswer(JsonElement ResponseData);

/// <summary>Requests about OBS as a whole.</summary>
/// <remarks>Source of all requests and their fields: obs-websocket's protocol.md, Requests. Errors: those of <see cref="IObsRequests"/>.</remarks>
public static class GeneralRequests
{
    /// <summary>Which OBS this is and what it can.</summary>
    public static Task<StudioVersion> GetVersionAsync(this IObsRequests obs, CancellationToken cancel = default) =>
        obs.RequestAsync("GetVersion", cancel: cancel).ReadAsync("GetVersion", AnswerJson.Default.StudioVersion);

    /// <summary>Asks a plugin.</summary>
    /// <returns>What it answered.</returns>
    public static async Task<JsonElement> CallVendorRequestAsync(
        this IObsRequests obs,
        string vendor,
        string requestType,
        JsonObject? data = null,
        CancellationToken cancel = default
    )
    {
        var request = new JsonObject { ["vendorName"] = vendor, ["requestType"] = requestType };
        if (data is not null)
            request["requestData"] = data.DeepClone();
        return (
            await obs.RequestAsync("CallVendorRequest", request, cancel: cancel)
                .ReadAsync("CallVendorRequest", AnswerJson.Default.VendorAnswer)
                .ConfigureAwait(false)
        ).ResponseData;
    }

    /// <summary>Fires a window event in every browser source, through obs-browser's vendor request <c>emit_event</c>.</summary>
    public static Task EmitBrowserEventAsync(
        this IObsRequests obs,
        string eventName,
        JsonObject eventData,
        CancellationToken cancel = default
    ) =>
        obs.CallVendorRequestAsync(
            "obs-browser",
            "emit_event",
            new() { ["event_name"] = eventName, ["event_data"] = eventData.DeepClone() },
            cancel
        );

    /// <summary>Reads what was kept in OBS for us.</summary>
    /// <returns>Null if nothing was.</returns>
    public static async Task<JsonElement?> GetPersistentDataAsync(
        this IObsRequests obs,
        PersistentRealm realm,
        string slot,
        CancellationToken cancel = default
    )
    {
        try
        {
            var answer = await obs.RequestAsync("GetPersistentData", Slot(realm, slot), Target(realm, slot), cancel).ConfigureAwait(false);
            return
                answer is { ValueKind: JsonValueKind.Object } data
                && data.TryGetProperty("slotValue", out var value)
                && value.ValueKind != JsonValueKind.Null
                ? value
                : null;
        }
        catch (ObsRequestException e) when (e.Status == RequestStatus.ResourceNotFound)
        {
            return null;
        }
    }

    /// <summary>Keeps a value in OBS, beyond its end.</summary>
    public static Task SetPersistentDataAsync(
        this IObsRequests obs,
        PersistentRealm realm,
        string slot,
        JsonNode value,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(value);
        var request = Slot(realm, slot);
        request["slotValue"] = value.DeepClone();
        return obs.RequestAsync("SetPersistentData", request, Target(realm, slot), cancel);
    }

    private static JsonObject Slot(PersistentRealm realm, string slot) =>
        new()
        {
            ["realm"] = realm == PersistentRealm.Global ? "OBS_WEBSOCKET_DATA_REALM_GLOBAL" : "OBS_WEBSOCKET_DATA_REALM_PROFILE",
            ["slotName"] = slot,
        };

    private static string Target(PersistentRealm realm, string slot) => $"slot {realm} {slot}";
}

/// <summary>Where OBS keeps a value.</summary>
public enum PersistentRealm
{
    /// <summary>For all profiles.</summary>
    Global,

    /// <summary>With the profile.</summary>
    Profile,
}
