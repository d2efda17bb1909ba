using System.Collections.Concurrent;
using LiveCaptions.Capture;
using LiveCaptions.Settings;

namespace LiveCaptions.Audio.Sources;

/// <summary>Makes the sources of tracks that listen to a sound device, and remembers which device each was probed with.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class DeviceSources(ISoundDevices devices)
{
    private readonly ConcurrentDictionary<string, SoundDevice> probed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DeviceSource> running = new(StringComparer.Ordinal);

    /// <summary>Raised before a track opens its device, so that whoever only looks at it can let go.</summary>
    public event Action? Opens;

    /// <summary>The open devices of tracks.</summary>
    public IEnumerable<(string Track, IDeviceCapture Capture)> Captured =>
        from source in running
        let capture = source.Value.Captured
        where capture is not null
        select (source.Key, capture);

    /// <summary>Opens the track's device once, so that a wrong name is reported at the start.</summary>
    /// <exception cref="SourceException">The device is missing or cannot be opened; the message says why.</exception>
    public void Probe(TrackSettings track)
    {
        Opens?.Invoke();
        try
        {
            using var capture = devices.Open(track.Capture);
            probed[track.Id] = capture.Device;
        }
        catch (SoundDeviceException e)
        {
            throw new SourceException($"{e.Message} List them with: livecaptions devices", e);
        }
    }

    /// <summary>The source of this track.</summary>
    public DeviceSource Open(TrackSettings track) =>
        running[track.Id] = new(devices, track.Capture, probed.GetValueOrDefault(track.Id), () => Opens?.Invoke());

    /// <summary>Forgets the device of a track that has ended for good.</summary>
    public void Close(string track)
    {
        probed.TryRemove(track, out _);
        running.TryRemove(track, out _);
    }
}
