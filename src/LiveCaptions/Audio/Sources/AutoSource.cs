using LiveCaptions.Capture;
using LiveCaptions.Settings;

namespace LiveCaptions.Audio.Sources;

/// <summary>Replaces the source "auto" by the default microphone if it can be opened, else by the demo clip.</summary>
internal static class AutoSource
{
    /// <summary>Returns the settings with every "auto" replaced.</summary>
    public static ServiceSettings Choose(ServiceSettings settings, ISoundDevices devices) =>
        settings.Tracks.Any(t => t.Source == TrackSettings.Auto)
            ? settings with
            {
                Tracks = [.. settings.Tracks.Select(t => Choose(t, devices))],
            }
            : settings;

    /// <summary>A notice if the demo plays because there is no microphone; otherwise empty.</summary>
    public static string Explain(ServiceSettings asked, ServiceSettings chosen) =>
        asked.Tracks.Zip(chosen.Tracks).Any(pair => pair.First.Source == TrackSettings.Auto && pair.Second.Source == TrackSettings.Demo)
            ? $"{Environment.NewLine}No microphone was found, so this is a demonstration. Choose what is captioned with --source or --device."
            : "";

    /// <summary>Returns one track's settings with "auto" replaced.</summary>
    public static TrackSettings Choose(TrackSettings track, ISoundDevices devices)
    {
        if (track.Source != TrackSettings.Auto)
            return track;
        // A device that is named is meant, and its absence reported.
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
            // The system's default input may be a loopback, which is not a microphone.
            return open.Device.Kind == SoundDeviceKind.Microphone;
        }
        catch (SoundDeviceException)
        {
            return false;
        }
    }
}
