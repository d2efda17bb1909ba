using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiveCaptions.Obs.Requests;

/// <summary>The version of OBS and the requests it supports.</summary>
/// <param name="ObsVersion">Version of OBS, e.g. 29.0.2.</param>
/// <param name="ObsWebSocketVersion">Version of obs-websocket, e.g. 5.1.0.</param>
/// <param name="RpcVersion">Version of the protocol.</param>
/// <param name="AvailableRequests">Names of all supported requests.</param>
/// <param name="Platform">Operating system, e.g. <c>windows</c>, <c>macos</c>, <c>ubuntu</c>.</param>
/// <param name="PlatformDescription">The operating system in words.</param>
public sealed record StudioVersion(
    string ObsVersion,
    string ObsWebSocketVersion,
    int RpcVersion,
    IReadOnlyList<string> AvailableRequests,
    string Platform = "",
    string PlatformDescription = ""
)
{
    /// <summary>True if this OBS supports the request; test this rather than the version.</summary>
    public bool Supports(string requestType) => AvailableRequests.Contains(requestType);
}

/// <summary>General requests, and requests to plugins.</summary>
/// <remarks>Names and fields: obs-websocket's protocol.md, Requests. Errors: those of <see cref="IObsRequests"/>.</remarks>
public static class GeneralRequests
{
    /// <summary>The version of OBS and the requests it supports.</summary>
    public static Task<StudioVersion> GetVersionAsync(this IObsRequests obs, CancellationToken cancel = default) =>
        obs.QueryAsync("GetVersion", ResponseJson.Default.StudioVersion, cancel: cancel);

    /// <summary>Sends a request to a plugin.</summary>
    /// <returns>The plugin's response data.</returns>
    public static Task<JsonElement> CallVendorRequestAsync(
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
        return obs.QueryAsync("CallVendorRequest", answer => answer.GetProperty("responseData"), request, cancel: cancel);
    }

    /// <summary>Dispatches a window event in every browser source, through obs-browser's vendor request <c>emit_event</c>.</summary>
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

    /// <summary>Reads a value stored in OBS.</summary>
    /// <returns>Null if the slot is empty.</returns>
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

    /// <summary>Stores a value in OBS; it survives restarts.</summary>
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

/// <summary>Where OBS stores a value.</summary>
public enum PersistentRealm
{
    /// <summary>In OBS, for all profiles.</summary>
    Global,

    /// <summary>In the current profile.</summary>
    Profile,
}
