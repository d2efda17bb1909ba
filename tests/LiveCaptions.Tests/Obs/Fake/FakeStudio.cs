using System.Text.Json.Nodes;

namespace LiveCaptions.Tests.Obs.Fake;

/// <summary>The state of the fake OBS and its request handlers: inputs, a stream, a recording.</summary>
/// <remarks>Threading: one lock, since requests are executed in parallel.</remarks>
internal sealed partial class FakeStudio
{
    /// <summary>The input kinds it supports.</summary>
    public string[] Kinds { get; set; } = ["image_source", "ffmpeg_source", "text_ft2_source_v2"];

    private readonly Lock sync = new();
    private readonly Dictionary<string, (string Kind, JsonObject Settings, int Item)> inputs = [];
    private readonly Dictionary<string, Func<FakeRequest, FakeAnswer>> handlers;

    public FakeStudio() =>
        handlers = new(SceneHandlers())
        {
            ["GetVersion"] = _ =>
                FakeAnswer.With(
                    new()
                    {
                        ["obsVersion"] = "29.0.2",
                        ["obsWebSocketVersion"] = "5.1.0",
                        ["rpcVersion"] = 1,
                        ["platform"] = "test",
                        ["platformDescription"] = "A fake",
                        ["availableRequests"] = new JsonArray([.. handlers!.Keys.Select(key => (JsonNode)key)]),
                        ["supportedImageFormats"] = new JsonArray("png"),
                    }
                ),
            ["GetInputKindList"] = _ =>
                FakeAnswer.With(new() { ["inputKinds"] = new JsonArray([.. Kinds.Select(kind => (JsonNode)kind)]) }),
            ["GetInputList"] = r =>
                FakeAnswer.With(
                    new()
                    {
                        ["inputs"] = new JsonArray([
                            .. inputs
                                .Where(i => r.Text("inputKind") is "" || r.Text("inputKind") == i.Value.Kind)
                                .Select(i => new JsonObject
                                {
                                    ["inputName"] = i.Key,
                                    ["inputKind"] = i.Value.Kind,
                                    ["unversionedInputKind"] = i.Value.Kind,
                                }),
                        ]),
                    }
                ),
            ["CreateInput"] = Create,
            ["RemoveInput"] = r =>
            {
                foreach (var scene in Scenes.Values)
                    scene.Remove(r.Text("inputName"));
                return inputs.Remove(r.Text("inputName")) ? FakeAnswer.Done : NotFound(r.Text("inputName"));
            },
            ["GetInputSettings"] = r =>
                !Gone.Contains(r.Text("inputName")) && inputs.TryGetValue(r.Text("inputName"), out var input)
                    ? FakeAnswer.With(new() { ["inputSettings"] = input.Settings.DeepClone(), ["inputKind"] = input.Kind })
                    : NotFound(r.Text("inputName")),
            ["SetInputSettings"] = Set,
            ["SendStreamCaption"] = r =>
            {
                if (!Streaming)
                    return new(501);
                Captions.Add(r.Text("captionText"));
                return FakeAnswer.Done;
            },
            ["GetStreamStatus"] = _ =>
                FakeAnswer.With(
                    new()
                    {
                        ["outputActive"] = Streaming,
                        ["outputReconnecting"] = Reconnecting,
                        ["outputTimecode"] = "00:00:00.000",
                        ["outputDuration"] = 0,
                        ["outputBytes"] = 0,
                    }
                ),
            ["GetRecordStatus"] = _ =>
                FakeAnswer.With(
                    new()
                    {
                        ["outputActive"] = Recording,
                        ["outputPaused"] = Paused,
                        ["outputTimecode"] = "00:00:00.000",
                        ["outputDuration"] = Recorded,
                        ["outputBytes"] = 5,
                    }
                ),
            ["GetOutputList"] = _ =>
                FakeAnswer.With(
                    new()
                    {
                        ["outputs"] = RecordedFile is null
                            ? []
                            : new JsonArray(
                                new JsonObject { ["outputName"] = "simple_file_output", ["outputActive"] = Recording },
                                new JsonObject { ["outputName"] = "virtualcam_output", ["outputActive"] = true }
                            ),
                    }
                ),
            ["GetOutputSettings"] = _ => FakeAnswer.With(new() { ["outputSettings"] = new JsonObject { ["path"] = RecordedFile } }),
            ["GetRecordDirectory"] = _ => RecordedInto is null ? new(204) : FakeAnswer.With(new() { ["recordDirectory"] = RecordedInto }),
            ["GetProfileParameter"] = r =>
                FakeAnswer.With(
                    new() { ["parameterValue"] = Parameters.GetValueOrDefault(r.Text("parameterName")), ["defaultParameterValue"] = "20" }
                ),
            ["GetPersistentData"] = r =>
                FakeAnswer.With(new() { ["slotValue"] = Slots.GetValueOrDefault(r.Text("slotName"))?.DeepClone() }),
            ["SetPersistentData"] = r =>
            {
                Slots[r.Text("slotName")] = r.Data["slotValue"]?.DeepClone();
                return FakeAnswer.Done;
            },
        };

    /// <summary>True while streaming.</summary>
    public bool Streaming { get; set; }

    /// <summary>Captions sent into the stream.</summary>
    public List<string> Captions { get; } = [];

    /// <summary>Values stored by clients.</summary>
    public Dictionary<string, JsonNode?> Slots { get; } = [];

    public FakeAnswer Answer(FakeRequest request)
    {
        lock (sync)
            return handlers.TryGetValue(request.Type, out var handler)
                ? handler(request)
                : new(204, null, "Your request type is not valid.");
    }

    private FakeAnswer Create(FakeRequest r)
    {
        var name = r.Text("inputName");
        if (inputs.ContainsKey(name))
            return new(601, null, "A source already exists by that input name.");
        if (!Kinds.Contains(r.Text("inputKind")))
            return new(605, null, "Your specified input kind is not supported by OBS.");
        inputs[name] = (r.Text("inputKind"), (JsonObject)(r.Data["inputSettings"]?.DeepClone() ?? new JsonObject()), inputs.Count + 1);
        if (Scenes.TryGetValue(r.Text("sceneName"), out var scene))
            scene[name] = inputs[name].Item;
        return FakeAnswer.With(new() { ["sceneItemId"] = inputs[name].Item });
    }

    private FakeAnswer Set(FakeRequest r)
    {
        if (!inputs.TryGetValue(r.Text("inputName"), out var input))
            return NotFound(r.Text("inputName"));
        if ((bool?)r.Data["overlay"] is false)
            input.Settings.Clear();
        foreach (var (key, value) in (JsonObject)r.Data["inputSettings"]!)
            input.Settings[key] = value?.DeepClone();
        return FakeAnswer.Done;
    }

    private static FakeAnswer NotFound(string name) => new(600, null, $"No source was found by the name of `{name}`.");
}
