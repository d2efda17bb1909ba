using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LiveCaptions.Obs.Protocol;

namespace LiveCaptions.Obs.Events;

/// <summary>
/// Reads events from the wire; an event without a type here, or with unexpected data, becomes an <see cref="OtherEvent"/>.
/// </summary>
internal static class EventReader
{
    private static readonly FrozenDictionary<string, JsonTypeInfo> Types = new JsonTypeInfo[]
    {
        EventJson.Default.ExitStarted,
        EventJson.Default.VendorEvent,
        EventJson.Default.CurrentSceneCollectionChanging,
        EventJson.Default.CurrentSceneCollectionChanged,
        EventJson.Default.CurrentProfileChanged,
        EventJson.Default.SceneCreated,
        EventJson.Default.SceneRemoved,
        EventJson.Default.SceneNameChanged,
        EventJson.Default.CurrentProgramSceneChanged,
        EventJson.Default.SceneItemCreated,
        EventJson.Default.SceneItemRemoved,
        EventJson.Default.SceneItemEnableStateChanged,
        EventJson.Default.InputCreated,
        EventJson.Default.InputRemoved,
        EventJson.Default.InputNameChanged,
        EventJson.Default.InputSettingsChanged,
        EventJson.Default.InputMuteStateChanged,
        EventJson.Default.InputAudioSyncOffsetChanged,
        EventJson.Default.InputVolumeMeters,
        EventJson.Default.StreamStateChanged,
        EventJson.Default.RecordStateChanged,
        EventJson.Default.RecordFileChanged,
    }.ToFrozenDictionary(type => type.Type.Name);

    private static readonly JsonElement NoData = JsonDocument.Parse("{}").RootElement;

    public static ObsEvent Read(EventMessage message)
    {
        if (!Types.TryGetValue(message.EventType, out var type))
            return new OtherEvent(message.EventType, message.EventData);
        try
        {
            return (message.EventData ?? NoData).Deserialize(type) as ObsEvent ?? new OtherEvent(message.EventType, message.EventData);
        }
        catch (JsonException)
        {
            return new OtherEvent(message.EventType, message.EventData);
        }
    }
}

/// <summary>Generated serialisers of the events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(ExitStarted))]
[JsonSerializable(typeof(VendorEvent))]
[JsonSerializable(typeof(CurrentSceneCollectionChanging))]
[JsonSerializable(typeof(CurrentSceneCollectionChanged))]
[JsonSerializable(typeof(CurrentProfileChanged))]
[JsonSerializable(typeof(SceneCreated))]
[JsonSerializable(typeof(SceneRemoved))]
[JsonSerializable(typeof(SceneNameChanged))]
[JsonSerializable(typeof(CurrentProgramSceneChanged))]
[JsonSerializable(typeof(SceneItemCreated))]
[JsonSerializable(typeof(SceneItemRemoved))]
[JsonSerializable(typeof(SceneItemEnableStateChanged))]
[JsonSerializable(typeof(InputCreated))]
[JsonSerializable(typeof(InputRemoved))]
[JsonSerializable(typeof(InputNameChanged))]
[JsonSerializable(typeof(InputSettingsChanged))]
[JsonSerializable(typeof(InputMuteStateChanged))]
[JsonSerializable(typeof(InputAudioSyncOffsetChanged))]
[JsonSerializable(typeof(InputVolumeMeters))]
[JsonSerializable(typeof(StreamStateChanged))]
[JsonSerializable(typeof(RecordStateChanged))]
[JsonSerializable(typeof(RecordFileChanged))]
internal sealed partial class EventJson : JsonSerializerContext;
