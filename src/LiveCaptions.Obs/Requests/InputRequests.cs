using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiveCaptions.Obs.Requests;

/// <summary>An input.</summary>
public sealed record ObsInput(string InputName, string InputKind, string UnversionedInputKind = "", string? InputUuid = null);

/// <summary>An input's kind, and its settings that differ from the defaults.</summary>
public sealed record InputSettings(
    string InputKind,
    [property: System.Text.Json.Serialization.JsonPropertyName("inputSettings")] JsonElement Settings
);

/// <summary>Requests about inputs, the sources of pictures and sound; requests about the same input are sent one at a time.</summary>
/// <remarks>Names and fields: obs-websocket's protocol.md, Requests. Errors: those of <see cref="IObsRequests"/>.</remarks>
public static class InputRequests
{
    /// <summary>The text of a text source; empty if it has none.</summary>
    public static async Task<string> GetTextAsync(this IObsRequests obs, string input, CancellationToken cancel = default)
    {
        var settings = (await obs.GetInputSettingsAsync(input, cancel).ConfigureAwait(false)).Settings;
        return settings.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
    }

    /// <summary>All inputs, or those of one kind.</summary>
    public static Task<IReadOnlyList<ObsInput>> GetInputListAsync(
        this IObsRequests obs,
        string? kind = null,
        CancellationToken cancel = default
    ) =>
        obs.QueryAsync(
            "GetInputList",
            answer => answer.GetProperty("inputs").Deserialize(ResponseJson.Default.IReadOnlyListObsInput) ?? throw new JsonException(),
            kind is null ? null : new() { ["inputKind"] = kind },
            cancel: cancel
        );

    /// <summary>The input kinds that this OBS supports.</summary>
    /// <param name="obs">The connection to OBS.</param>
    /// <param name="unversioned">True to omit version suffixes such as <c>_v2</c>.</param>
    /// <param name="cancel">Stops waiting for the response.</param>
    public static Task<IReadOnlyList<string>> GetInputKindListAsync(
        this IObsRequests obs,
        bool unversioned = false,
        CancellationToken cancel = default
    ) =>
        obs.QueryAsync<IReadOnlyList<string>>(
            "GetInputKindList",
            answer => [.. answer.GetProperty("inputKinds").EnumerateArray().Select(kind => kind.GetString() ?? throw new JsonException())],
            new() { ["unversioned"] = unversioned },
            cancel: cancel
        );

    /// <summary>Creates an input in a scene.</summary>
    /// <returns>The id of the new scene item; null if an input of this name exists already (601).</returns>
    public static async Task<int?> CreateInputAsync(
        this IObsRequests obs,
        string scene,
        string input,
        string kind,
        JsonObject settings,
        bool enabled = true,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(settings);
        var request = new JsonObject
        {
            ["sceneName"] = scene,
            ["inputName"] = input,
            ["inputKind"] = kind,
            ["inputSettings"] = settings.DeepClone(),
            ["sceneItemEnabled"] = enabled,
        };
        try
        {
            return await obs.QueryAsync("CreateInput", SceneRequests.ItemId, request, Target(input), cancel).ConfigureAwait(false);
        }
        catch (ObsRequestException e) when (e.Status == RequestStatus.ResourceAlreadyExists)
        {
            return null;
        }
    }

    /// <summary>Removes an input from all scenes.</summary>
    public static Task RemoveInputAsync(this IObsRequests obs, string input, CancellationToken cancel = default) =>
        obs.RequestAsync("RemoveInput", Named(input), Target(input), cancel);

    /// <summary>An input's kind and settings, without defaults.</summary>
    public static Task<InputSettings> GetInputSettingsAsync(this IObsRequests obs, string input, CancellationToken cancel = default) =>
        obs.QueryAsync("GetInputSettings", ResponseJson.Default.InputSettings, Named(input), Target(input), cancel);

    /// <summary>The default settings of an input kind.</summary>
    public static Task<JsonElement> GetInputDefaultSettingsAsync(this IObsRequests obs, string kind, CancellationToken cancel = default) =>
        obs.QueryAsync(
            "GetInputDefaultSettings",
            answer => answer.GetProperty("defaultInputSettings"),
            new() { ["inputKind"] = kind },
            cancel: cancel
        );

    /// <summary>Changes the settings of an input.</summary>
    /// <param name="obs">The connection to OBS.</param>
    /// <param name="input">The input's name.</param>
    /// <param name="settings">The new settings.</param>
    /// <param name="overlay">True to keep the settings that are not named; false to reset them to their defaults.</param>
    /// <param name="cancel">Stops waiting for the response.</param>
    public static Task SetInputSettingsAsync(
        this IObsRequests obs,
        string input,
        JsonObject settings,
        bool overlay = true,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(settings);
        return obs.RequestAsync(
            "SetInputSettings",
            new()
            {
                ["inputName"] = input,
                ["inputSettings"] = settings.DeepClone(),
                ["overlay"] = overlay,
            },
            Target(input),
            cancel
        );
    }

    /// <summary>Whether an input is muted.</summary>
    public static Task<bool> GetInputMuteAsync(this IObsRequests obs, string input, CancellationToken cancel = default) =>
        obs.QueryAsync("GetInputMute", answer => answer.GetProperty("inputMuted").GetBoolean(), Named(input), cancel: cancel);

    /// <summary>The delay of an input's audio.</summary>
    public static Task<TimeSpan> GetInputAudioSyncOffsetAsync(this IObsRequests obs, string input, CancellationToken cancel = default) =>
        obs.QueryAsync(
            "GetInputAudioSyncOffset",
            answer => TimeSpan.FromMilliseconds(answer.GetProperty("inputAudioSyncOffset").GetDouble()),
            Named(input),
            cancel: cancel
        );

    /// <summary>Presses a button of an input's properties; <c>refreshnocache</c> reloads a browser source.</summary>
    public static Task PressInputPropertiesButtonAsync(
        this IObsRequests obs,
        string input,
        string property,
        CancellationToken cancel = default
    ) =>
        obs.RequestAsync("PressInputPropertiesButton", new() { ["inputName"] = input, ["propertyName"] = property }, Target(input), cancel);

    private static JsonObject Named(string input) => new() { ["inputName"] = input };

    private static string Target(string input) => "input " + input;
}
