using System.Text.Json;

namespace LiveCaptions.Obs.Events;

/// <summary>An input was made.</summary>
public sealed record InputCreated(string InputName, string InputKind, string UnversionedInputKind, string? InputUuid = null) : ObsEvent;

/// <summary>An input was removed.</summary>
public sealed record InputRemoved(string InputName, string? InputUuid = null) : ObsEvent;

/// <summary>An input was renamed.</summary>
public sealed record InputNameChanged(string OldInputName, string InputName, string? InputUuid = null) : ObsEvent;

/// <summary>An input's settings were changed, by whomever: from OBS 30.1 on our own changes come back as this.</summary>
public sealed record InputSettingsChanged(string InputName, JsonElement InputSettings, string? InputUuid = null) : ObsEvent;

/// <summary>An input was muted or unmuted; push-to-talk and push-to-mute count.</summary>
public sealed record InputMuteStateChanged(string InputName, bool InputMuted, string? InputUuid = null) : ObsEvent;

/// <summary>An input's sync offset was changed.</summary>
/// <param name="InputName">Which.</param>
/// <param name="InputAudioSyncOffset">Milliseconds by which its sound is later than it came.</param>
/// <param name="InputUuid">From OBS 30.1 on.</param>
public sealed record InputAudioSyncOffsetChanged(string InputName, double InputAudioSyncOffset, string? InputUuid = null) : ObsEvent;

/// <summary>Levels of all inputs that sound, about every 50 ms.</summary>
public sealed record InputVolumeMeters(IReadOnlyList<InputLevels> Inputs) : ObsEvent;

/// <summary>Levels of an input.</summary>
/// <param name="InputName">Which.</param>
/// <param name="InputLevelsMul">For each channel: magnitude, peak, input peak; 1 is full scale.</param>
public sealed record InputLevels(string InputName, IReadOnlyList<IReadOnlyList<float>> InputLevelsMul);
