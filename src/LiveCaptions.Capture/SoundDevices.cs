using LiveCaptions.Capture.Devices;
using LiveCaptions.Capture.Native;
using LiveCaptions.Capture.Programs;

namespace LiveCaptions.Capture;

/// <summary>The devices of this machine that can be captured.</summary>
/// <remarks>Threading: safe; each call asks the sound system afresh.</remarks>
public static class SoundDevices
{
    private const int MaxDevices = 256;

    /// <summary>The version of miniaudio, through which devices are captured.</summary>
    public static string EngineVersion
    {
        get
        {
            NativeSound.Load();
            return Lcc.Text(Lcc.lcc_version());
        }
    }

    /// <summary>Lists all devices, without ALSA's plugins that are not devices.</summary>
    /// <param name="system">The sound system to ask.</param>
    /// <exception cref="SoundDeviceException">No sound system answers, or the native library is missing.</exception>
    public static IReadOnlyList<SoundDevice> List(SoundSystem system = SoundSystem.Any) => [.. DeviceId.WithoutPseudoDevices(All(system))];

    /// <summary>Lists the programs that can be captured alone, with ids such as "program:Game.exe"; none but on Windows.</summary>
    public static IReadOnlyList<SoundDevice> Programs() => [.. PlayingPrograms.List().Select(program => program.AsDevice)];

    /// <summary>Finds the device that a text names.</summary>
    /// <param name="device">An id, a name, a part of either, "default" or "loopback"; empty for the default microphone.</param>
    /// <exception cref="SoundDeviceException">No device matches, or several do.</exception>
    public static SoundDevice Find(string device) => DeviceChoice.Find(List(DeviceId.Parse(device)?.System ?? SoundSystem.Any), device);

    private static unsafe List<SoundDevice> All(SoundSystem system)
    {
        NativeSound.Load();
        var devices = new Lcc.Device[MaxDevices];
        var message = stackalloc byte[Lcc.MessageBytes];
        fixed (Lcc.Device* first = devices)
        {
            var count = Lcc.lcc_devices((int)system, first, devices.Length, out var used, message);
            if (count < 0)
                throw new SoundDeviceException(
                    SoundDeviceError.NoSystem,
                    $"This machine's sound devices cannot be listed: {Lcc.Explain(count, message)}. Is {SoundServer.Name} running, {SoundServer.MayUse}?"
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
