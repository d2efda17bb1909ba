using System.Text.Json.Serialization;
using LiveCaptions.Audio;
using LiveCaptions.Audio.Sources;
using LiveCaptions.Capture;
using LiveCaptions.Health;

namespace LiveCaptions.Setup;

/// <summary>Where the sound of an input comes from.</summary>
[JsonConverter(typeof(CamelCaseNames<InputKind>))]
internal enum InputKind
{
    /// <summary>A microphone or a line input.</summary>
    Microphone,

    /// <summary>What the computer plays.</summary>
    Loopback,

    /// <summary>What one program plays; its level is not measured, since that would mean to capture it.</summary>
    Program,
}

/// <summary>A sound device, or a program that plays, that a track can listen to.</summary>
/// <param name="Id">What <c>Device</c> of a track names.</param>
/// <param name="Name">The name to display.</param>
/// <param name="IsDefault">It is the system's default of its kind.</param>
/// <param name="System">The sound system that provides it.</param>
/// <param name="Tracks">The tracks that listen to it now.</param>
internal sealed record Input(string Id, string Name, InputKind Kind, bool IsDefault, string System, IReadOnlyList<string> Tracks);

/// <summary>All inputs of this machine.</summary>
/// <param name="Problem">Why there is none, and what to do, in a sentence; null if there are any.</param>
internal sealed record InputList(IReadOnlyList<Input> Inputs, string? Problem)
{
    /// <summary>Asks the sound system, which may take a moment.</summary>
    public static InputList Of(ISoundDevices devices, DeviceSources tracks)
    {
        try
        {
            var listeners = tracks.Captured.ToLookup(track => track.Capture.Device.Id, track => track.Track);
            IReadOnlyList<string> TracksOf(SoundDevice device) => [.. listeners[device.Id].Order(StringComparer.Ordinal)];
            List<Input> inputs =
            [
                .. devices.List().Select(device => Of(device, KindOf(device), TracksOf(device))),
                .. devices.Programs().Select(program => Of(program, InputKind.Program, TracksOf(program))),
            ];
            return new(inputs, inputs.Exists(input => input.Kind == InputKind.Microphone) ? null : NoMicrophone(inputs.Count > 0));
        }
        catch (SoundDeviceException e)
        {
            return new([], $"{e.Message} Until then no microphone can be captioned; a browser page, a file or a stream still can.");
        }
    }

    private static string NoMicrophone(bool hasLoopback) =>
        "No microphone was found, so nobody at this machine can be captioned. Plug one in and allow programs to use it; it appears here by itself."
        + (hasLoopback ? " What the computer plays can be captioned all the same." : "");

    private static InputKind KindOf(SoundDevice device) =>
        device.Kind == SoundDeviceKind.Loopback ? InputKind.Loopback : InputKind.Microphone;

    private static Input Of(SoundDevice device, InputKind kind, IReadOnlyList<string> tracks) =>
        new(
            device.Id,
            device.Name,
            kind,
            device.IsDefault,
            System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(device.System.ToString()),
            tracks
        );
}
