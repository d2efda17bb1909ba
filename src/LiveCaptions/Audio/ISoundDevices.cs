using LiveCaptions.Capture;

namespace LiveCaptions.Audio;

/// <summary>The sound devices of a machine: this one's, or a script's.</summary>
internal interface ISoundDevices
{
    /// <exception cref="SoundDeviceException">There is no sound system to ask.</exception>
    IReadOnlyList<SoundDevice> List();

    /// <exception cref="SoundDeviceException">It is not there, or cannot be opened.</exception>
    IDeviceCapture Open(CaptureOptions options);
}

/// <summary>A device that is open, as <see cref="SoundCapture"/>.</summary>
internal interface IDeviceCapture : IDisposable
{
    SoundDevice Device { get; }
    SoundLevel? Level();
    CaptureRead Read(Span<float> into, TimeSpan timeout);
    void Cancel();
}

/// <summary>The devices of this machine.</summary>
internal sealed class MachineDevices : ISoundDevices
{
    public IReadOnlyList<SoundDevice> List() => SoundDevices.List();

    public IDeviceCapture Open(CaptureOptions options) => new Opened(SoundCapture.Open(options));

    private sealed class Opened(SoundCapture capture) : IDeviceCapture
    {
        public SoundDevice Device => capture.Device;

        public SoundLevel? Level() => capture.Level();

        public CaptureRead Read(Span<float> into, TimeSpan timeout) => capture.Read(into, timeout);

        public void Cancel() => capture.Cancel();

        public void Dispose() => capture.Dispose();
    }
}
