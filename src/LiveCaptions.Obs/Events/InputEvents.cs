using System.Text.Json;

namespace LiveCaptions.Obs.Events;

/// <summary>An input was created.</summary>
public sealed record InputCreated(string InputName, string InputKind, string UnversionedInputKind, string? InputUuid = null) : ObsEvent;

/// <summary>An input was removed.</summary>
public sealed record InputRemoved(string InputName, string? InputUuid = null) : ObsEvent;

/// <summary>An input was renamed.</summary>
public sealed record InputNameChanged(string OldInputName, string InputName, string? InputUuid = null) : ObsEvent;

/// <summary>An input's settings changed. From OBS 30.1 on, this client's own changes are reported too.</summary>
public sealed record InputSettingsChanged(string InputName, JsonElement InputSettings, string? InputUuid = null) : ObsEvent;

/// <summary>An input was muted or unmuted; push-to-talk and push-to-mute included.</summary>
public sealed record InputMuteStateChanged(string InputName, bool InputMuted, string? InputUuid = null) : ObsEvent;

/// <summary>An input's sync offset changed.</summary>
/// <param name="InputName">The input's name.</param>
/// <param name="InputAudioSyncOffset">Milliseconds by which the input's audio is delayed.</param>
/// <param name="InputUuid">Sent by OBS 30.1 and later.</param>
public sealed record InputAudioSyncOffsetChanged(string InputName, double InputAudioSyncOffset, string? InputUuid = null) : ObsEvent;

/// <summary>Volume levels of all active inputs, about every 50 ms.</summary>
public sealed record InputVolumeMeters(IReadOnlyList<InputLevels> Inputs) : ObsEvent;

/// <summary>Volume levels of one input.</summary>
/// <param name="InputName">The input's name.</param>
/// <param name="InputLevelsMul">Magnitude, peak and input peak of each channel; 1 is full scale.</param>
public sealed record InputLevels(string InputName, IReadOnlyList<IReadOnlyList<float>> InputLevelsMul);
