using System.Runtime.InteropServices;
using LiveCaptions.Capture.Devices;
using LiveCaptions.Capture.Native;

namespace LiveCaptions.Capture;

/// <summary>A device that the native library has opened.</summary>
internal sealed class OpenedDevice : ICapturedFrames
{
    private readonly CaptureHandle handle;
    private readonly int channels;

    /// <param name="handle">The native capture, which this owns.</param>
    /// <param name="device">The device behind it.</param>
    /// <param name="start">When opening began, in nanoseconds of the native clock.</param>
    private OpenedDevice(CaptureHandle handle, SoundDevice device, long start)
    {
        (this.handle, Device, Start) = (handle, device, start);
        channels = Figures.Channels;
    }

    public SoundDevice Device { get; }

    public long Start { get; }

    public long Now => Lcc.lcc_now();

    public FrameFigures Figures
    {
        get
        {
            Lcc.lcc_capture_state(handle, out var s);
            return new(s.Rate, s.Channels, s.Captured, s.Dropped, s.FirstAt, s.LastAt, s.LongestGap, s.Moves, s.Suspended != 0);
        }
    }

    public unsafe int Read(Span<float> to, int min, int timeoutMs, out long missing)
    {
        fixed (float* first = to)
            return Lcc.lcc_capture_read(handle, first, to.Length / channels, min, timeoutMs, out missing);
    }

    public void Cancel()
    {
        if (!handle.IsClosed)
            Lcc.lcc_capture_cancel(handle);
    }

    /// <summary>Blocks while the sound server hangs.</summary>
    public void Dispose() => handle.Dispose();

    /// <exception cref="SoundDeviceException">The device is missing or cannot be opened; the message says why.</exception>
    public static OpenedDevice Open(CaptureOptions options)
    {
        NativeSound.Load();
        var devices = SoundDevices.List(DeviceId.Parse(options.Device)?.System ?? SoundSystem.Any);
        // The native side opens a default, since it can let the system move it; but ALSA's first "device" only makes up silence.
        if (DeviceChoice.IsDefault(options.Device, out var kind) && devices is [{ System: not SoundSystem.Alsa and var system }, ..])
            return Open(options, system, kind, null);
        var device = DeviceChoice.Find(devices, options.Device);
        return Open(options, device.System, device.Kind, DeviceId.Parse(device.Id)!.Value.Native);
    }

    private static unsafe OpenedDevice Open(CaptureOptions options, SoundSystem system, SoundDeviceKind kind, string? nativeId)
    {
        var id = Marshal.StringToCoTaskMemUTF8(nativeId);
        try
        {
            var message = stackalloc byte[Lcc.MessageBytes];
            var wanted = new Lcc.Options
            {
                System = (int)system,
                Kind = (int)kind,
                Id = id,
                Follow = options.Follow ? 1 : 0,
                PeriodMs = (int)options.Period.TotalMilliseconds,
                Periods = options.Periods,
                RingMs = (int)options.Ring.TotalMilliseconds,
            };
            var start = Lcc.lcc_now();
            var result = Lcc.lcc_capture_open(wanted, out var handle, out var opened, out var used, message);
            if (result != 0)
                throw Refusal(options.Device, kind, result, Lcc.Explain(result, message));
            return new(handle, SoundDevices.Describe(opened, (SoundSystem)used), start);
        }
        finally
        {
            Marshal.FreeCoTaskMem(id);
        }
    }

    private static SoundDeviceException Refusal(string device, SoundDeviceKind kind, int result, string reason)
    {
        var name = device.Length > 0 ? $"The sound device \"{device}\"" : "The default microphone";
        return result == Lcc.NoDevice
            ? new(
                SoundDeviceError.NoDevice,
                kind == SoundDeviceKind.Microphone
                    ? $"{name} was not found. Plug it in, or start {SoundServer.Name}."
                    : $"{name} was not found: no device delivers what the computer plays."
            )
            : new(
                SoundDeviceError.NotOpened,
                $"{name} cannot be opened: {reason}. Is {SoundServer.Name} running{SoundServer.Permission}, and does no other program have the device to itself?"
            );
    }
}
