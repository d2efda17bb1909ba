using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiveCaptions.Obs.Requests;

/// <summary>A scene.</summary>
public sealed record ObsScene(string SceneName, string? SceneUuid = null);

/// <summary>All scenes, and the one on air.</summary>
public sealed record SceneList(IReadOnlyList<ObsScene> Scenes, string? CurrentProgramSceneName = null);

/// <summary>Whether a source is visible.</summary>
/// <param name="VideoActive">Visible on air.</param>
/// <param name="VideoShowing">Visible anywhere in OBS, previews included.</param>
public sealed record SourceActivity(bool VideoActive, bool VideoShowing);

/// <summary>Canvas size, output size and frame rate.</summary>
public sealed record VideoSettings(int BaseWidth, int BaseHeight, int OutputWidth, int OutputHeight, int FpsNumerator, int FpsDenominator);

/// <summary>Requests about scenes and their items.</summary>
/// <remarks>Names and fields: obs-websocket's protocol.md, Requests. Errors: those of <see cref="IObsRequests"/>.</remarks>
public static class SceneRequests
{
    /// <summary>All scenes, and the one on air.</summary>
    public static Task<SceneList> GetSceneListAsync(this IObsRequests obs, CancellationToken cancel = default) =>
        obs.QueryAsync("GetSceneList", ResponseJson.Default.SceneList, cancel: cancel);

    /// <summary>Adds an existing source to a scene.</summary>
    /// <returns>The id of the new item.</returns>
    public static Task<int> CreateSceneItemAsync(
        this IObsRequests obs,
        string scene,
        string source,
        bool enabled = true,
        CancellationToken cancel = default
    ) =>
        obs.QueryAsync(
            "CreateSceneItem",
            ItemId,
            new()
            {
                ["sceneName"] = scene,
                ["sourceName"] = source,
                ["sceneItemEnabled"] = enabled,
            },
            Target(scene),
            cancel
        );

    /// <summary>The id of a source's item in a scene; null if the source is not in the scene (600).</summary>
    public static async Task<int?> GetSceneItemIdAsync(
        this IObsRequests obs,
        string scene,
        string source,
        CancellationToken cancel = default
    )
    {
        try
        {
            return await obs.QueryAsync("GetSceneItemId", ItemId, new() { ["sceneName"] = scene, ["sourceName"] = source }, cancel: cancel)
                .ConfigureAwait(false);
        }
        catch (ObsRequestException e) when (e.Status == RequestStatus.ResourceNotFound)
        {
            return null;
        }
    }

    /// <summary>Positions and sizes an item.</summary>
    /// <param name="obs">The connection to OBS.</param>
    /// <param name="scene">The item's scene.</param>
    /// <param name="item">The item's id.</param>
    /// <param name="transform">
    /// Fields of the protocol, e.g. <c>positionX</c> in canvas pixels; fields that are not named keep their values.
    /// </param>
    /// <param name="cancel">Stops waiting for the response.</param>
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

    /// <summary>Locks or unlocks an item, which prevents moving it by hand.</summary>
    public static Task SetSceneItemLockedAsync(
        this IObsRequests obs,
        string scene,
        int item,
        bool locked,
        CancellationToken cancel = default
    ) => obs.RequestAsync("SetSceneItemLocked", Item(scene, item, "sceneItemLocked", locked), Target(scene), cancel);

    /// <summary>Whether a source is visible.</summary>
    public static Task<SourceActivity> GetSourceActiveAsync(this IObsRequests obs, string source, CancellationToken cancel = default) =>
        obs.QueryAsync("GetSourceActive", ResponseJson.Default.SourceActivity, new() { ["sourceName"] = source }, cancel: cancel);

    /// <summary>Canvas size, output size and frame rate.</summary>
    public static Task<VideoSettings> GetVideoSettingsAsync(this IObsRequests obs, CancellationToken cancel = default) =>
        obs.QueryAsync("GetVideoSettings", ResponseJson.Default.VideoSettings, cancel: cancel);

    /// <summary>A PNG screenshot of a source or scene.</summary>
    public static Task<byte[]> GetSourceScreenshotAsync(this IObsRequests obs, string source, CancellationToken cancel = default) =>
        ScreenshotAsync(obs, new() { ["sourceName"] = source, ["imageFormat"] = "png" }, cancel);

    /// <summary>A JPEG screenshot of a source or scene, scaled to a width.</summary>
    /// <param name="obs">The connection to OBS.</param>
    /// <param name="source">The source or scene.</param>
    /// <param name="width">In pixels, 8 to 4096.</param>
    /// <param name="cancel">Stops waiting for the response.</param>
    public static Task<byte[]> GetSourceThumbnailAsync(
        this IObsRequests obs,
        string source,
        int width,
        CancellationToken cancel = default
    ) =>
        ScreenshotAsync(
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

    private static Task<byte[]> ScreenshotAsync(IObsRequests obs, JsonObject request, CancellationToken cancel) =>
        obs.QueryAsync(
            "GetSourceScreenshot",
            answer =>
            {
                var url = answer.Text("imageData");
                return Convert.FromBase64String(url[(url.IndexOf(',', StringComparison.Ordinal) + 1)..]);
            },
            request,
            cancel: cancel
        );

    /// <summary>Reads the id of a scene item.</summary>
    internal static int ItemId(JsonElement answer) => answer.GetProperty("sceneItemId").GetInt32();

    private static JsonObject Item(string scene, int item, string field, JsonNode value) =>
        new()
        {
            ["sceneName"] = scene,
            ["sceneItemId"] = item,
            [field] = value,
        };

    private static string Target(string scene) => "scene " + scene;
}
