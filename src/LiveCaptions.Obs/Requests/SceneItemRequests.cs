using System.Text.Json;

namespace LiveCaptions.Obs.Requests;

/// <summary>An item's place on the canvas, in pixels.</summary>
/// <param name="Alignment">
/// The point of the item that lies at its position: obs.h, OBS_ALIGN_LEFT 1, RIGHT 2, TOP 4, BOTTOM 8; 0 is the centre.
/// </param>
public sealed record ItemTransform(double PositionX, double PositionY, double Width, double Height, int Alignment);

/// <summary>A source in a scene.</summary>
/// <param name="SceneItemIndex">Its layer, from 0 at the back.</param>
/// <param name="InputKind">Null for scenes and groups.</param>
public sealed record SceneItem(
    int SceneItemId,
    int SceneItemIndex,
    bool SceneItemEnabled,
    string SourceName,
    string? InputKind,
    ItemTransform SceneItemTransform
);

/// <summary>Requests about the items of a scene.</summary>
/// <remarks>Names and fields: obs-websocket's protocol.md, Requests. Errors: those of <see cref="IObsRequests"/>.</remarks>
public static class SceneItemRequests
{
    /// <summary>All items of a scene, from the back to the front.</summary>
    public static Task<IReadOnlyList<SceneItem>> GetSceneItemListAsync(
        this IObsRequests obs,
        string scene,
        CancellationToken cancel = default
    ) =>
        obs.QueryAsync(
            "GetSceneItemList",
            answer =>
                answer.GetProperty("sceneItems").Deserialize(ResponseJson.Default.IReadOnlyListSceneItem) ?? throw new JsonException(),
            new() { ["sceneName"] = scene },
            cancel: cancel
        );
}
