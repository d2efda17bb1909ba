using System.Text.Json.Nodes;

namespace LiveCaptions.Obs.Requests;

/// <summary>A scene of OBS.</summary>
public sealed record ObsScene(string SceneName, string? SceneUuid = null);

/// <summary>All scenes, and which is on air.</summary>
public sealed record SceneList(IReadOnlyList<ObsScene> Scenes, string? CurrentProgramSceneName = null);

/// <summary>Whether a source is seen.</summary>
/// <param name="VideoActive">On air.</param>
/// <param name="VideoShowing">Somewhere in OBS, a preview included.</param>
public sealed record SourceActivity(bool VideoActive, bool VideoShowing);

/// <summary>The size of the picture.</summary>
public sealed record VideoSettings(int BaseWidth, int BaseHeight, int OutputWidth, int OutputHeight, int FpsNumerator, int FpsDenominator);

/// <summary>The number of an item in its scene.</summary>
internal sealed record SceneItemIdAnswer(int SceneItemId);

/// <summary>A picture as a data URL.</summary>
internal sealed record ScreenshotAnswer(string ImageData);

/// <summary>Requests about scenes and what is in them.</summary>
/// <remarks>Source of all requests and their fields: obs-websocket's protocol.md, Requests. Errors: those of <see cref="IObsRequests"/>.</remarks>
public static class SceneRequests
{
    /// <summary>All scenes, and which is on air.</summary>
    public static Task<SceneList> GetSceneListAsync(this IObsRequests obs, CancellationToken cancel = default) =>
        obs.RequestAsync("GetSceneList", cancel: cancel).ReadAsync("GetSceneList", AnswerJson.Default.SceneList);

    /// <summary>Puts a source that exists into a scene.</summary>
    /// <returns>The number of the new item.</returns>
    public static async Task<int> CreateSceneItemAsync(
        this IObsRequests obs,
        string scene,
        string source,
        bool enabled = true,
        CancellationToken cancel = default
    ) =>
        (
            await obs.RequestAsync(
                    "CreateSceneItem",
                    new()
                    {
                        ["sceneName"] = scene,
                        ["sourceName"] = source,
                        ["sceneItemEnabled"] = enabled,
                    },
                    Target(scene),
                    cancel
                )
                .ReadAsync("CreateSceneItem", AnswerJson.Default.SceneItemIdAnswer)
                .ConfigureAwait(false)
        ).SceneItemId;

    /// <summary>The number of a source's item in a scene; null if it is not in it (600).</summary>
    public static async Task<int?> GetSceneItemIdAsync(
        this IObsRequests obs,
        string scene,
        string source,
        CancellationToken cancel = default
    )
    {
        try
        {
            return (
                await obs.RequestAsync("GetSceneItemId", new() { ["sceneName"] = scene, ["sourceName"] = source }, cancel: cancel)
                    .ReadAsync("GetSceneItemId", AnswerJson.Default.SceneItemIdAnswer)
                    .ConfigureAwait(false)
            ).SceneItemId;
        }
        catch (ObsRequestException e) when (e.Status == RequestStatus.ResourceNotFound)
        {
            return null;
        }
    }

    /// <summary>Places and sizes an item.</summary>
    /// <param name="obs">Whom to ask.</param>
    /// <param name="scene">In which scene.</param>
    /// <param name="item">The item's number.</param>
    /// <param name="transform">Fields of the protocol, e.g. <c>positionX</c> in pixels of the canvas; what is not named stays.</param>
    /// <param name="cancel">Stops waiting.</param>
    public static Task SetSceneItemTransformAsync(
        this IObsRequests obs,
        string scene,
        int item,
        JsonObject transform,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(transform);
        return obs.RequestAsync(
            "SetSceneItemTransform",
            Item(scene, item, "sceneItemTransform", transform.DeepClone()),
            Target(scene),
            cancel
        );
    }

    /// <summary>Shows or hides an item.</summary>
    public static Task SetSceneItemEnabledAsync(
        this IObsRequests obs,
        string scene,
        int item,
        bool enabled,
        CancellationToken cancel = default
    ) => obs.RequestAsync("SetSceneItemEnabled", Item(scene, item, "sceneItemEnabled", enabled), Target(scene), cancel);

    /// <summary>Locks an item against being moved by hand, or unlocks it.</summary>
    public static Task SetSceneItemLockedAsync(
        this IObsRequests obs,
        string scene,
        int item,
        bool locked,
        CancellationToken cancel = default
    ) => obs.RequestAsync("SetSceneItemLocked", Item(scene, item, "sceneItemLocked", locked), Target(scene), cancel);

    /// <summary>Whether a source is seen.</summary>
    public static Task<SourceActivity> GetSourceActiveAsync(this IObsRequests obs, string source, CancellationToken cancel = default) =>
        obs.RequestAsync("GetSourceActive", new() { ["sourceName"] = source }, cancel: cancel)
            .ReadAsync("GetSourceActive", AnswerJson.Default.SourceActivity);

    /// <summary>The size of the picture.</summary>
    public static Task<VideoSettings> GetVideoSettingsAsync(this IObsRequests obs, CancellationToken cancel = default) =>
        obs.RequestAsync("GetVideoSettings", cancel: cancel).ReadAsync("GetVideoSettings", AnswerJson.Default.VideoSettings);

    /// <summary>A picture of a source or scene, as PNG.</summary>
    public static Task<byte[]> GetSourceScreenshotAsync(this IObsRequests obs, string source, CancellationToken cancel = default) =>
        ShootAsync(obs, new() { ["sourceName"] = source, ["imageFormat"] = "png" }, cancel);

    /// <summary>A small picture of a source or scene, as JPEG; its height follows.</summary>
    /// <param name="obs">Whom to ask.</param>
    /// <param name="source">Of what.</param>
    /// <param name="width">In pixels, 8 to 4096.</param>
    /// <param name="cancel">Stops waiting.</param>
    public static Task<byte[]> GetSourceThumbnailAsync(
        this IObsRequests obs,
        string source,
        int width,
        CancellationToken cancel = default
    ) =>
        ShootAsync(
            obs,
            new()
            {
                ["sourceName"] = source,
                ["imageFormat"] = "jpg",
                ["imageWidth"] = width,
                ["imageCompressionQuality"] = 70,
            },
            cancel
        );

    private static async Task<byte[]> ShootAsync(IObsRequests obs, JsonObject asked, CancellationToken cancel)
    {
        var answer = await obs.RequestAsync("GetSourceScreenshot", asked, cancel: cancel)
            .ReadAsync("GetSourceScreenshot", AnswerJson.Default.ScreenshotAnswer)
            .ConfigureAwait(false);
        try
        {
            return Convert.FromBase64String(answer.ImageData[(answer.ImageData.IndexOf(',', StringComparison.Ordinal) + 1)..]);
        }
        catch (FormatException e)
        {
            throw new ObsAnswerException("GetSourceScreenshot", e);
        }
    }

    private static JsonObject Item(string scene, int item, string field, JsonNode value) =>
        new()
        {
            ["sceneName"] = scene,
            ["sceneItemId"] = item,
            [field] = value,
        };

    private static string Target(string scene) => "scene " + scene;
}
