using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiveCaptions.Obs.Requests;

/// <summary>An input of OBS.</summary>
public sealed record ObsInput(string InputName, string InputKind, string UnversionedInputKind = "", string? InputUuid = null);

/// <summary>An input's kind and the settings that are not its kind's defaults.</summary>
public sealed record InputSettings(
    string InputKind,
    [property: System.Text.Json.Serialization.JsonPropertyName("inputSettings")] JsonElement Settings
);

/// <summary>The inputs of OBS.</summary>
internal sealed record InputListAnswer(IReadOnlyList<ObsInput> Inputs);

/// <summary>The kinds of inputs that this OBS can make.</summary>
internal sealed record InputKindsAnswer(IReadOnlyList<string> InputKinds);

/// <summary>The settings of a kind if nobody changes them.</summary>
internal sealed record DefaultSettingsAnswer(JsonElement DefaultInputSettings);

/// <summary>Whether an input is muted.</summary>
internal sealed record MuteAnswer(bool InputMuted);

/// <summary>By how many milliseconds an input's sound is delayed.</summary>
internal sealed record SyncOffsetAnswer(double InputAudioSyncOffset);

/// <summary>Requests about inputs: sources that make a picture or sound. Those about one input are sent one at a time.</summary>
/// <remarks>Source of all requests and their fields: obs-websocket's protocol.md, Requests. Errors: those of <see cref="IObsRequests"/>.</remarks>
public static class InputRequests
{
    /// <summary>All inputs, or those of a kind.</summary>
    public static async Task<IReadOnlyList<ObsInput>> GetInputListAsync(
        this IObsRequests obs,
        string? kind = null,
        CancellationToken cancel = default
    ) =>
        (
            await obs.RequestAsync("GetInputList", kind is null ? null : new() { ["inputKind"] = kind }, cancel: cancel)
                .ReadAsync("GetInputList", AnswerJson.Default.InputListAnswer)
                .ConfigureAwait(false)
        ).Inputs;

    /// <summary>The kinds of inputs that this OBS can make.</summary>
    /// <param name="obs">Whom to ask.</param>
    /// <param name="unversioned">True: without <c>_v2</c> and the like.</param>
    /// <param name="cancel">Stops waiting.</param>
    public static async Task<IReadOnlyList<string>> GetInputKindListAsync(
        this IObsRequests obs,
        bool unversioned = false,
        CancellationToken cancel = default
    ) =>
        (
            await obs.RequestAsync("GetInputKindList", new() { ["unversioned"] = unversioned }, cancel: cancel)
                .ReadAsync("GetInputKindList", AnswerJson.Default.InputKindsAnswer)
                .ConfigureAwait(false)
        ).InputKinds;

    /// <summary>Makes an input in a scene.</summary>
    /// <returns>The number of its item in the scene; null if an input of this name exists already (601).</returns>
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
            return (
                await obs.RequestAsync("CreateInput", request, Target(input), cancel)
                    .ReadAsync("CreateInput", AnswerJson.Default.SceneItemIdAnswer)
                    .ConfigureAwait(false)
            ).SceneItemId;
        }
        catch (ObsRequestException e) when (e.Status == RequestStatus.ResourceAlreadyExists)
        {
            return null;
        }
    }

    /// <summary>Removes an input from all scenes.</summary>
    public static Task RemoveInputAsync(this IObsRequests obs, string input, CancellationToken cancel = default) =>
        obs.RequestAsync("RemoveInput", Named(input), Target(input), cancel);

    /// <summary>An input's kind and settings; defaults are not among them.</summary>
    public static Task<InputSettings> GetInputSettingsAsync(this IObsRequests obs, string input, CancellationToken cancel = default) =>
        obs.RequestAsync("GetInputSettings", Named(input), Target(input), cancel)
            .ReadAsync("GetInputSettings", AnswerJson.Default.InputSettings);

    /// <summary>The settings of a kind if nobody changes them.</summary>
    public static async Task<JsonElement> GetInputDefaultSettingsAsync(
        this IObsRequests obs,
        string kind,
        CancellationToken cancel = default
    ) =>
        (
            await obs.RequestAsync("GetInputDefaultSettings", new() { ["inputKind"] = kind }, cancel: cancel)
                .ReadAsync("GetInputDefaultSettings", AnswerJson.Default.DefaultSettingsAnswer)
                .ConfigureAwait(false)
        ).DefaultInputSettings;

    /// <summary>Changes settings of an input.</summary>
    /// <param name="obs">Whom to ask.</param>
    /// <param name="input">Which.</param>
    /// <param name="settings">The new ones.</param>
    /// <param name="overlay">True: settings that are not named stay; false: they get their defaults.</param>
    /// <param name="cancel">Stops waiting.</param>
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
    public static async Task<bool> GetInputMuteAsync(this IObsRequests obs, string input, CancellationToken cancel = default) =>
        (
            await obs.RequestAsync("GetInputMute", Named(input), cancel: cancel)
                .ReadAsync("GetInputMute", AnswerJson.Default.MuteAnswer)
                .ConfigureAwait(false)
        ).InputMuted;

    /// <summary>By how much an input's sound is delayed.</summary>
    public static async Task<TimeSpan> GetInputAudioSyncOffsetAsync(
        this IObsRequests obs,
        string input,
        CancellationToken cancel = default
    ) =>
        TimeSpan.FromMilliseconds(
            (
                await obs.RequestAsync("GetInputAudioSyncOffset", Named(input), cancel: cancel)
                    .ReadAsync("GetInputAudioSyncOffset", AnswerJson.Default.SyncOffsetAnswer)
                    .ConfigureAwait(false)
            ).InputAudioSyncOffset
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
