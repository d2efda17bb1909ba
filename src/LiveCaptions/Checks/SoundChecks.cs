using LiveCaptions.Audio;
using LiveCaptions.Capture;
using LiveCaptions.Health;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Checks;

/// <summary>Whether the sound system answers and the devices of the tracks deliver sound; for a service that does not run.</summary>
internal sealed class SoundChecks(ISoundDevices devices, IReadOnlyList<TrackSettings> tracks, TimeProvider time)
{
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromMilliseconds(200);

    /// <summary>The sound system and its microphones.</summary>
    public IEnumerable<Finding> System()
    {
        var named = tracks.Any(track => track.Source == TrackSettings.SoundDevice || track.Device.Length > 0);
        if (!named && tracks.All(track => track.Source != TrackSettings.Auto))
            return [];
        // With "auto" the demo clip plays instead, which shows nobody's words, but is no failure.
        var mark = named ? Mark.Bad : Mark.Doubtful;
        const string without = "Without one, the source \"auto\" plays the demo clip, and nobody who speaks is captioned.";
        try
        {
            var microphones = devices.List().Count(device => device.Kind == SoundDeviceKind.Microphone);
            return
            [
                microphones > 0
                    ? new(Mark.Good, $"The sound system answers; microphones: {microphones}.")
                    : new(mark, Problem.NoMicrophone.About(), without, "Plug one in, or name another source: --source, --device loopback"),
            ];
        }
        catch (SoundDeviceException e)
        {
            return
            [
                new(
                    mark,
                    Problem.NoSoundSystem.About(),
                    $"{e.Message} {without}",
                    $"Start {SoundServer.Name}, or name another source: --source"
                ),
            ];
        }
    }

    /// <summary>Opens the device of each track that has one, and measures it for a moment.</summary>
    public IEnumerable<Finding> Devices(CancellationToken stop) =>
        tracks
            .Where(track => track.Source == TrackSettings.SoundDevice || (track.Source == TrackSettings.Auto && track.Device.Length > 0))
            .Select(track => Device(track, stop));

    private Finding Device(TrackSettings track, CancellationToken stop)
    {
        try
        {
            using var capture = devices.Open(track.Capture);
            return Judge(track, capture.Device, Measure(capture, stop));
        }
        catch (SoundDeviceException e)
        {
            return new(
                Mark.Bad,
                Problem.DeviceClosed.About(track.Id),
                e.Message,
                "See livecaptions devices; check that no other program has it alone, and that this user may record sound."
            );
        }
    }

    private SoundLevel? Measure(IDeviceCapture capture, CancellationToken stop)
    {
        var sound = new float[AudioTime.SampleRate / 5];
        var start = time.GetTimestamp();
        var heard = 0L;
        while (heard < AudioTime.SamplesIn(Measured.TotalSeconds) && time.GetElapsedTime(start) < 2 * Measured)
        {
            stop.ThrowIfCancellationRequested();
            var read = capture.Read(sound, ReadTimeout);
            heard += read.Samples;
            if (read.Status is CaptureStatus.Lost or CaptureStatus.Cancelled)
                break;
        }
        return heard == 0 ? null : capture.Level();
    }

    private static Finding Judge(TrackSettings track, SoundDevice device, SoundLevel? level)
    {
        // Nothing needs to be playing while this is measured.
        if (device.Kind == SoundDeviceKind.Loopback && level is null or { IsSilent: true })
            return new(Mark.Good, $"Track {track.Id} captures {device}; nothing is played now.");
        if (level is not { } heard)
            return new(
                Mark.Bad,
                Problem.DeviceClosed.About(track.Id),
                $"{device} was opened and delivered nothing.",
                $"Plug it in again, or restart {SoundServer.Name}."
            );
        if (heard.IsSilent)
            return new(
                Mark.Bad,
                Problem.DeviceSilent.About(track.Id),
                $"{device} is open and gives digital silence: it is muted, or its channel is not in use.",
                "Look for a mute switch on it and in the system's sound settings, or choose another channel."
            );
        return SoundAdvice.Of(SourceState.Running, heard, mayBeSilent: false) is { } advice
            ? new(Mark.Doubtful, Problem.DeviceLevel.About(track.Id), advice, "livecaptions devices --meter shows the level.")
            : new(Mark.Good, FormattableString.Invariant($"Track {track.Id} captures {device}, at {heard.Loudness:F0} dB now."));
    }
}
