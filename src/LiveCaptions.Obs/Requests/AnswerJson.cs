using System.Text.Json.Serialization;

namespace LiveCaptions.Obs.Requests;

/// <summary>Generated code for the answers; what the protocol promises must be there.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(StudioVersion))]
[JsonSerializable(typeof(VendorAnswer))]
[JsonSerializable(typeof(InputListAnswer))]
[JsonSerializable(typeof(InputKindsAnswer))]
[JsonSerializable(typeof(InputSettings))]
[JsonSerializable(typeof(DefaultSettingsAnswer))]
[JsonSerializable(typeof(MuteAnswer))]
[JsonSerializable(typeof(SyncOffsetAnswer))]
[JsonSerializable(typeof(SceneList))]
[JsonSerializable(typeof(SceneItemIdAnswer))]
[JsonSerializable(typeof(SourceActivity))]
[JsonSerializable(typeof(VideoSettings))]
[JsonSerializable(typeof(ScreenshotAnswer))]
[JsonSerializable(typeof(StreamStatus))]
[JsonSerializable(typeof(RecordStatus))]
[JsonSerializable(typeof(RecordDirectoryAnswer))]
[JsonSerializable(typeof(RecordedAnswer))]
[JsonSerializable(typeof(ProfileParameter))]
internal sealed partial class AnswerJson : JsonSerializerContext;
