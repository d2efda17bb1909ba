using LiveCaptions.Capture;

namespace LiveCaptions.Audio;

/// <summary>The sound devices of a machine.</summary>
internal interface ISoundDevices
{
    /// <exception cref="SoundDeviceException">No sound system answers.</exception>
    IReadOnlyList<SoundDevice> List();

    /// <summary>Programs whose sound can be captured alone; none but on Windows.</summary>
    IReadOnlyList<SoundDevice> Programs() => [];

    /// <exception cref="SoundDeviceException">The device is missing or cannot be opened.</exception>
    IDeviceCapture Open(CaptureOptions options);
}

/// <summary>An open device; the members are those of <see cref="SoundCapture"/>.</summary>
internal interface IDeviceCapture : IDisposable
{
    SoundDevice Device { get; }
    bool Cancels => false;

    /// <summary>Null: the channels cannot be measured one by one.</summary>
    ChannelMeters? MeterChannels() => null;

    void StopMetering() { }

    SoundLevel? Level();
    CaptureRead Read(Span<float> samples, TimeSpan timeout);
    void Cancel();
}

/// <summary>The devices of this machine.</summary>
internal sealed class MachineDevices : ISoundDevices
{
    public IReadOnlyList<SoundDevice> List() => SoundDevices.List();

    public IReadOnlyList<SoundDevice> Programs() => SoundDevices.Programs();

    public IDeviceCapture Open(CaptureOptions options) => new OpenCapture(SoundCapture.Open(options));

    private sealed class OpenCapture(SoundCapture capture) : IDeviceCapture
    {
        public SoundDevice Device => capture.Device;

        public bool Cancels => capture.Cancels;

        public ChannelMeters? MeterChannels() => capture.MeterChannels();

        public void StopMetering() => capture.StopMetering();

        public SoundLevel? Level() => capture.Level();

        public CaptureRead Read(Span<float> samples, TimeSpan timeout) => capture.Read(samples, timeout);

        public void Cancel() => capture.Cancel();

        public void Dispose() => capture.Dispose();
    }
}
