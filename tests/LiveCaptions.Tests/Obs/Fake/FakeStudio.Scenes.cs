using System.Text.Json.Nodes;

namespace LiveCaptions.Tests.Obs.Fake;

/// <summary>Scenes, audio, profile and recording of the fake OBS.</summary>
internal sealed partial class FakeStudio
{
    /// <summary>Scenes, each with the item ids of its sources.</summary>
    public Dictionary<string, Dictionary<string, int>> Scenes { get; } = new() { ["Scene"] = [], ["Break"] = [] };

    /// <summary>The scene on air.</summary>
    public string Program { get; set; } = "Scene";

    /// <summary>Muted inputs.</summary>
    public HashSet<string> Muted { get; } = [];

    /// <summary>Audio inputs and their sync offsets in milliseconds.</summary>
    public Dictionary<string, double> Microphones { get; } = [];

    /// <summary>Profile settings by name.</summary>
    public Dictionary<string, string> Parameters { get; } = [];

    /// <summary>The latest transform of each item.</summary>
    public Dictionary<int, JsonObject> Transforms { get; } = [];

    /// <summary>Inputs that are still listed but no longer exist.</summary>
    public HashSet<string> Gone { get; } = [];

    /// <summary>True if obs-browser is present, which accepts events for pages.</summary>
    public bool HasBrowser { get; set; } = true;

    public bool Reconnecting { get; set; }

    public bool Recording { get; set; }

    public bool Paused { get; set; }

    /// <summary>The file of the recording in progress; null if this OBS does not tell.</summary>
    public string? RecordedFile { get; set; }

    /// <summary>The folder of recordings; null if this OBS does not tell.</summary>
    public string? RecordedInto { get; set; }

    /// <summary>Duration of the recording in milliseconds.</summary>
    public double Recorded { get; set; } = 1234;

    /// <summary>Names, kinds and settings of all inputs.</summary>
    public IReadOnlyList<(string Name, string Kind, JsonObject Settings)> Inputs
    {
        get
        {
            lock (sync)
                return [.. inputs.Select(i => (i.Key, i.Value.Kind, (JsonObject)i.Value.Settings.DeepClone()))];
        }
    }

    /// <summary>The user adds or replaces an input by hand.</summary>
    public void Put(string name, string kind, JsonObject settings)
    {
        lock (sync)
            inputs[name] = (kind, settings, ++items);
    }

    /// <summary>The user renames an input by hand.</summary>
    public void Rename(string name, string other)
    {
        lock (sync)
        {
            inputs[other] = inputs[name];
            inputs.Remove(name);
        }
    }

    /// <summary>The user removes an input by hand.</summary>
    public void Remove(string name)
    {
        lock (sync)
            inputs.Remove(name);
    }

    private int items = 100;

    /// <summary>The boxes of sources that are not 100 pixels wide and high at the top left.</summary>
    public Dictionary<string, (double X, double Y, double Width, double Height)> Boxes { get; } = [];

    private JsonObject Item(string source, int id, int layer)
    {
        var (x, y, width, height) = Boxes.GetValueOrDefault(source, (0, 0, 100, 100));
        return new()
        {
            ["sceneItemId"] = id,
            ["sceneItemIndex"] = layer,
            ["sceneItemEnabled"] = true,
            ["sourceName"] = source,
            ["inputKind"] = inputs.TryGetValue(source, out var input) ? input.Kind : null,
            ["sceneItemTransform"] = new JsonObject
            {
                ["positionX"] = x,
                ["positionY"] = y,
                ["width"] = width,
                ["height"] = height,
                ["alignment"] = 5,
            },
        };
    }

    private Dictionary<string, Func<FakeRequest, FakeAnswer>> SceneHandlers() =>
        new()
        {
            ["GetSceneList"] = _ =>
                FakeAnswer.With(
                    new()
                    {
                        ["currentProgramSceneName"] = Program,
                        ["scenes"] = new JsonArray([.. Scenes.Keys.Select(s => new JsonObject { ["sceneName"] = s })]),
                    }
                ),
            ["GetSceneItemId"] = r =>
                Scenes.TryGetValue(r.Text("sceneName"), out var scene) && scene.TryGetValue(r.Text("sourceName"), out var item)
                    ? FakeAnswer.With(new() { ["sceneItemId"] = item })
                    : NotFound(r.Text("sourceName")),
            ["GetSceneItemList"] = r =>
                Scenes.TryGetValue(r.Text("sceneName"), out var shown)
                    ? FakeAnswer.With(
                        new() { ["sceneItems"] = new JsonArray([.. shown.Select((item, layer) => Item(item.Key, item.Value, layer))]) }
                    )
                    : NotFound(r.Text("sceneName")),
            ["CreateSceneItem"] = r =>
            {
                if (!Scenes.TryGetValue(r.Text("sceneName"), out var scene))
                    return NotFound(r.Text("sceneName"));
                scene[r.Text("sourceName")] = ++items;
                return FakeAnswer.With(new() { ["sceneItemId"] = items });
            },
            ["RemoveSceneItem"] = r =>
            {
                foreach (
                    var source in Scenes[r.Text("sceneName")].Where(i => i.Value == (int)r.Data["sceneItemId"]!).Select(i => i.Key).ToList()
                )
                    Scenes[r.Text("sceneName")].Remove(source);
                return FakeAnswer.Done;
            },
            ["SetSceneItemTransform"] = r =>
            {
                Transforms[(int)r.Data["sceneItemId"]!] = (JsonObject)r.Data["sceneItemTransform"]!.DeepClone();
                return FakeAnswer.Done;
            },
            ["GetVideoSettings"] = _ =>
                FakeAnswer.With(
                    new()
                    {
                        ["baseWidth"] = 1920,
                        ["baseHeight"] = 1080,
                        ["outputWidth"] = 1280,
                        ["outputHeight"] = 720,
                        ["fpsNumerator"] = 30,
                        ["fpsDenominator"] = 1,
                    }
                ),
            ["GetSourceActive"] = r =>
                FakeAnswer.With(new() { ["videoActive"] = Scenes[Program].ContainsKey(r.Text("sourceName")), ["videoShowing"] = false }),
            ["GetInputMute"] = r =>
                Microphones.ContainsKey(r.Text("inputName"))
                    ? FakeAnswer.With(new() { ["inputMuted"] = Muted.Contains(r.Text("inputName")) })
                    : NotFound(r.Text("inputName")),
            ["GetInputAudioSyncOffset"] = r =>
                Microphones.TryGetValue(r.Text("inputName"), out var offset)
                    ? FakeAnswer.With(new() { ["inputAudioSyncOffset"] = offset })
                    : NotFound(r.Text("inputName")),
            ["GetRecordDirectory"] = _ => FakeAnswer.With(new() { ["recordDirectory"] = "recordings" }),
            ["PressInputPropertiesButton"] = _ => FakeAnswer.Done,
            ["CallVendorRequest"] = r =>
                HasBrowser && r.Text("vendorName") == "obs-browser"
                    ? FakeAnswer.With(
                        new()
                        {
                            ["vendorName"] = "obs-browser",
                            ["requestType"] = r.Text("requestType"),
                            ["responseData"] = new JsonObject(),
                        }
                    )
                    : new(600, null, $"No vendor was found by the name of `{r.Text("vendorName")}`."),
        };
}
