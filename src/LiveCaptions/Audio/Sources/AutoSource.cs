using LiveCaptions.Capture;
using LiveCaptions.Settings;

namespace LiveCaptions.Audio.Sources;

/// <summary>What a track is given whose settings say "auto": the default microphone if there is one that can be heard, else the demo clip.</summary>
internal static class AutoSource
{
    /// <summary>The settings with every "auto" replaced.</summary>
    public static ServiceSettings Choose(ServiceSettings settings, ISoundDevices devices) =>
        settings.Tracks.Any(t => t.Source == TrackSettings.Auto)
            ? settings with
            {
                Tracks = [.. settings.Tracks.Select(t => Choose(t, devices))],
            }
            : settings;

    /// <summary>Says so where the demo is played for want of a microphone; else empty.</summary>
    public static string Explain(ServiceSettings asked, ServiceSettings chosen) =>
        asked.Tracks.Zip(chosen.Tracks).Any(pair => pair.First.Source == TrackSettings.Auto && pair.Second.Source == TrackSettings.Demo)
            ? $"{Environment.NewLine}No microphone was found, so this is a demonstration. Choose what is captioned with --source or --device."
            : "";

    /// <summary>The same for one track.</summary>
    public static TrackSettings Choose(TrackSettings track, ISoundDevices devices)
    {
        if (track.Source != TrackSettings.Auto)
            return track;
        // Who names a device wants that one, and is told if it is not there.
        return track with
        {
            Source = track.Device.Length > 0 || HasMicrophone(track, devices) ? TrackSettings.SoundDevice : TrackSettings.Demo,
        };
    }

    private static bool HasMicrophone(TrackSettings track, ISoundDevices devices)
    {
        try
        {
            using var open = devices.Open(track.Capture);
            // What the computer plays may be the system's default input, but is no microphone.
            return open.Device.Kind == SoundDeviceKind.Microphone;
        }
        catch (SoundDeviceException)
        {
            return false;
        }
    }
}
