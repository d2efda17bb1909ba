using LiveCaptions.Capture.Devices;
using LiveCaptions.Capture.Native;

namespace LiveCaptions.Capture;

/// <summary>The devices of this machine that can be listened to.</summary>
/// <remarks>Threading: safe; each call asks the sound system afresh.</remarks>
public static class SoundDevices
{
    private const int Most = 256;

    /// <summary>The version of miniaudio, over which devices are heard.</summary>
    public static string EngineVersion
    {
        get
        {
            NativeSound.Start();
            return Lcc.Text(Lcc.lcc_version());
        }
    }

    /// <summary>All devices, those left out that are none.</summary>
    /// <param name="system">Ask this system only.</param>
    /// <exception cref="SoundDeviceException">No sound system can be asked, or the native library is missing.</exception>
    public static IReadOnlyList<SoundDevice> List(SoundSystem system = SoundSystem.Any) => [.. DeviceId.WithoutPseudoDevices(All(system))];

    /// <summary>The device that the words mean: an id, a name, a part of either, "default" or "loopback".</summary>
    /// <exception cref="SoundDeviceException">There is none, or there are several.</exception>
    public static SoundDevice Find(string wish) => DeviceChoice.Find(List(DeviceId.Parse(wish)?.System ?? SoundSystem.Any), wish);

    private static unsafe List<SoundDevice> All(SoundSystem system)
    {
        NativeSound.Start();
        var devices = new Lcc.Device[Most];
        var message = stackalloc byte[Lcc.MessageBytes];
        fixed (Lcc.Device* first = devices)
        {
            var count = Lcc.lcc_devices((int)system, first, devices.Length, out var used, message);
            if (count < 0)
                throw new SoundDeviceException(
                    SoundDeviceError.NoSystem,
                    $"This machine's sound devices cannot be listed: {Lcc.Explain(count, message)}. Is the sound server running, and may this user reach it?"
                );
            return [.. devices.Take(count).Select(d => Describe(d, (SoundSystem)used))];
        }
    }

    internal static unsafe SoundDevice Describe(Lcc.Device device, SoundSystem system) =>
        new(
            DeviceId.Of(system, Lcc.Text((nint)device.Id)),
            Lcc.Text((nint)device.Name),
            (SoundDeviceKind)device.Kind,
            device.IsDefault != 0,
            system
        );
}
