using System.Text.Json;
using System.Text.Json.Nodes;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Requests;

namespace LiveCaptions.Outputs.Obs;

/// <summary>OBS could not be set up; the message is one sentence for the person at the machine.</summary>
internal sealed class ObsSetupException(string message) : ObsException(message);

/// <summary>A request to set captions up in OBS.</summary>
/// <param name="Name">The source's name.</param>
/// <param name="Scene">The scene; null for the one on air.</param>
/// <param name="Kind">Null for the overlay where OBS has browser sources, else text.</param>
/// <param name="Overlay">The overlay's address, with its look if it is to have one.</param>
/// <param name="Chars">Characters per line of text.</param>
internal sealed record ObsSetupRequest(string Name, string? Scene, ObsSourceKind? Kind, Uri Overlay, int Chars);

/// <summary>The result of setting captions up.</summary>
internal sealed record ObsSetupResult(ObsSourceKind Kind, string Name, string Scene, bool Created)
{
    /// <summary>The result in words.</summary>
    public string Told { get; init; } = "";
}

/// <summary>Adds captions to a scene of OBS and removes them again; the previous state is stored inside OBS.</summary>
internal sealed class ObsSetup(IObsRequests obs)
{
    /// <summary>The slot of OBS that stores what was changed.</summary>
    public const string Slot = "livecaptions.setup";

    /// <summary>Creates the source, or adopts an existing one; never creates a second one.</summary>
    /// <exception cref="ObsException">OBS refused or is not reachable; the message says why.</exception>
    public async Task<ObsSetupResult> SetUpAsync(ObsSetupRequest request, CancellationToken stop)
    {
        var kinds = await obs.GetInputKindListAsync(cancel: stop);
        var kind = request.Kind ?? (ObsSources.KindOf(ObsSourceKind.Overlay, kinds) is null ? ObsSourceKind.Text : ObsSourceKind.Overlay);
        var inputKind = ObsSources.KindOf(kind, kinds)
            ?? throw new ObsSetupException(
                $"This OBS has no {(kind == ObsSourceKind.Overlay ? "browser" : "text")} sources, so nothing was changed; choose the other kind (--as {(kind == ObsSourceKind.Overlay ? "text" : "overlay")})."
            );
        var scene = await SceneAsync(request.Scene, stop);
        var existing = await FindAsync(request, kind, stop);
        if (existing is not null && !ObsSources.Fits(kind, existing.InputKind))
            throw new ObsSetupException(
                $"OBS has a source \"{existing.InputName}\" of another kind ({existing.InputKind}), so nothing was changed; choose another name (--name)."
            );
        var made = existing is null
            ? await CreateAsync(request, kind, inputKind, scene, stop)
            : await AdoptAsync(existing.InputName, request, kind, scene, stop);
        await StoreAsync(made, stop);
        return new(kind, made.Input, scene, made.Created);
    }

    /// <summary>Undoes <see cref="SetUpAsync"/>.</summary>
    /// <returns>What was undone, in a sentence; null if there was nothing to undo.</returns>
    public async Task<string?> RemoveAsync(CancellationToken stop)
    {
        if (await StoredAsync(stop) is not { } made)
            return null;
        try
        {
            if (made.Created)
                await obs.RemoveInputAsync(made.Input, stop);
            else
                await RestoreAsync(made, stop);
        }
        catch (ObsRequestException e) when (e.Status == RequestStatus.ResourceNotFound)
        {
            // The user has removed it by hand.
        }
        await obs.SetPersistentDataAsync(PersistentRealm.Global, Slot, new JsonObject(), stop);
        return made.Created
            ? $"The source \"{made.Input}\" was removed from OBS."
            : $"The source \"{made.Input}\" was restored to its previous state.";
    }

    private async Task<string> SceneAsync(string? wanted, CancellationToken stop)
    {
        var scenes = await obs.GetSceneListAsync(stop);
        var scene = wanted ?? scenes.CurrentProgramSceneName ?? scenes.Scenes.Select(s => s.SceneName).FirstOrDefault();
        if (scene is null)
            throw new ObsSetupException("OBS has no scene yet, so nothing was changed; create one and run this again.");
        return scenes.Scenes.Any(s => s.SceneName == scene)
            ? scene
            : throw new ObsSetupException(
                $"OBS has no scene \"{scene}\", so nothing was changed. There are: {string.Join(", ", scenes.Scenes.Select(s => s.SceneName))}."
            );
    }

    /// <summary>Finds the source of this name, or one of any name that shows our overlay.</summary>
    private async Task<ObsInput?> FindAsync(ObsSetupRequest request, ObsSourceKind kind, CancellationToken stop)
    {
        var inputs = await obs.GetInputListAsync(cancel: stop);
        foreach (var input in kind == ObsSourceKind.Overlay ? inputs.Where(i => ObsSources.Fits(kind, i.InputKind)) : [])
        {
            var settings = (await obs.GetInputSettingsAsync(input.InputName, stop)).Settings;
            if (settings.TryGetProperty("url", out var url) && IsOverlay(url, request.Overlay))
                return input;
        }
        return inputs.FirstOrDefault(i => i.InputName == request.Name);
    }

    private static bool IsOverlay(JsonElement url, Uri overlay) =>
        ObsSources.IsOurs(url, overlay.Port) && new Uri(url.GetString()!).AbsolutePath == overlay.AbsolutePath;

    private async Task<Made> CreateAsync(
        ObsSetupRequest request,
        ObsSourceKind kind,
        string inputKind,
        string scene,
        CancellationToken stop
    )
    {
        var canvas = await obs.GetVideoSettingsAsync(stop);
        var platform = (await obs.GetVersionAsync(stop)).Platform;
        var settings = ObsSources.Settings(inputKind, canvas, request.Chars, platform, request.Overlay);
        var item = await obs.CreateInputAsync(scene, request.Name, inputKind, settings, cancel: stop)
            ?? throw new ObsSetupException(
                $"OBS already has a scene or source \"{request.Name}\", so nothing was changed; choose another name (--name)."
            );
        await obs.SetSceneItemTransformAsync(scene, item, ObsSources.Place(kind, canvas), stop);
        return new(request.Name, true, scene, null, null);
    }

    /// <summary>Adopts an existing source: its look stays the user's; only the address of an overlay, or the look in it, is set.</summary>
    private async Task<Made> AdoptAsync(string input, ObsSetupRequest request, ObsSourceKind kind, string scene, CancellationToken stop)
    {
        var before = (await obs.GetInputSettingsAsync(input, stop)).Settings;
        if (kind == ObsSourceKind.Overlay && NewAddress(before, request.Overlay) is { } address)
            await obs.SetInputSettingsAsync(input, new() { ["url"] = address.ToString() }, cancel: stop);
        if (await obs.GetSceneItemIdAsync(scene, input, stop) is not null)
            return new(input, false, scene, null, before);
        var item = await obs.CreateSceneItemAsync(scene, input, cancel: stop);
        var canvas = await obs.GetVideoSettingsAsync(stop);
        await obs.SetSceneItemTransformAsync(scene, item, ObsSources.Place(kind, canvas), stop);
        return new(input, false, scene, item, before);
    }

    /// <summary>The address that an existing source gets; null if it keeps its own.</summary>
    private static Uri? NewAddress(JsonElement before, Uri overlay) =>
        !(before.TryGetProperty("url", out var url) && IsOverlay(url, overlay)) ? overlay
        : overlay.Query.Length == 0 ? null
        : ObsSources.WithLookOf(new(url.GetString()!), overlay);

    private async Task RestoreAsync(Made made, CancellationToken stop)
    {
        if (made.Before is { ValueKind: JsonValueKind.Object } before)
            await obs.SetInputSettingsAsync(made.Input, JsonObject.Create(before)!, overlay: false, stop);
        if (made.Item is { } item)
            await obs.RequestAsync("RemoveSceneItem", new() { ["sceneName"] = made.Scene, ["sceneItemId"] = item }, cancel: stop);
    }

    /// <summary>Stores what was changed; a second run keeps the previous state that the first one found.</summary>
    private async Task StoreAsync(Made made, CancellationToken stop)
    {
        if (await StoredAsync(stop) is { } first && first.Input == made.Input)
            made = first with { Item = first.Item ?? made.Item };
        await obs.SetPersistentDataAsync(PersistentRealm.Global, Slot, JsonSerializer.SerializeToNode(made)!, stop);
    }

    private async Task<Made?> StoredAsync(CancellationToken stop) =>
        await obs.GetPersistentDataAsync(PersistentRealm.Global, Slot, stop) is { ValueKind: JsonValueKind.Object } stored
        && stored.TryGetProperty(nameof(Made.Input), out _)
            ? stored.Deserialize<Made>()
            : null;

    /// <summary>What was changed, as stored in OBS.</summary>
    private sealed record Made(string Input, bool Created, string Scene, int? Item, JsonElement? Before);
}
