using System.Text.Json.Serialization;

namespace LiveCaptions.Obs.Requests;

/// <summary>Generated serialisers of the responses; every field that the protocol promises is required.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(StudioVersion))]
[JsonSerializable(typeof(IReadOnlyList<ObsInput>))]
[JsonSerializable(typeof(InputSettings))]
[JsonSerializable(typeof(SceneList))]
[JsonSerializable(typeof(SourceActivity))]
[JsonSerializable(typeof(IReadOnlyList<SceneItem>))]
[JsonSerializable(typeof(VideoSettings))]
[JsonSerializable(typeof(StreamStatus))]
[JsonSerializable(typeof(RecordStatus))]
[JsonSerializable(typeof(ProfileParameter))]
internal sealed partial class ResponseJson : JsonSerializerContext;
