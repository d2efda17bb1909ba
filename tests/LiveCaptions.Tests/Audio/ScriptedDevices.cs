using System.Threading.Channels;
using LiveCaptions.Audio;
using LiveCaptions.Capture;
using LiveCaptions.Capture.Devices;

namespace LiveCaptions.Tests.Audio;

/// <summary>Sound devices that the test plugs in and out, and whose sound it writes.</summary>
internal sealed class ScriptedDevices(params SoundDevice[] present) : ISoundDevices
{
    /// <summary>What users of this system know the sound server as.</summary>
    public static string Server { get; } = OperatingSystem.IsWindows() ? "the Windows Audio service" : "the sound server";

    /// <summary>The devices that are plugged in.</summary>
    public List<SoundDevice> Present { get; } = [.. present];

    /// <summary>The programs that play something.</summary>
    public IReadOnlyList<SoundDevice> Playing { get; init; } = [];

    /// <summary>The names that were asked for, in order.</summary>
    public List<string> Requested { get; } = [];

    /// <summary>The captures that were opened, in order.</summary>
    public Channel<ScriptedCapture> Opened { get; } = Channel.CreateUnbounded<ScriptedCapture>();

    /// <summary>Why no device can be opened; null: all can.</summary>
    public SoundDeviceException? Refusal { get; set; }

    /// <summary>The level that opened devices measure before they convert the sound; null: they measure none.</summary>
    public SoundLevel? Level { get; init; }

    public static SoundDevice Microphone(string name, bool isDefault = false, string? id = null) =>
        new(id ?? $"pulse:{name}", name, SoundDeviceKind.Microphone, isDefault, SoundSystem.PulseAudio);

    public static SoundDevice Loopback(string name) =>
        new($"pulse:{name}.monitor", name, SoundDeviceKind.Loopback, true, SoundSystem.PulseAudio);

    public IReadOnlyList<SoundDevice> List() => Present;

    public IReadOnlyList<SoundDevice> Programs() => Playing;

    public IDeviceCapture Open(CaptureOptions options)
    {
        lock (Requested)
            Requested.Add(options.Device);
        if (Refusal is not null)
            throw Refusal;
        var capture = new ScriptedCapture(Find(options.Device), Level);
        Opened.Writer.TryWrite(capture);
        return capture;
    }

    /// <summary>A system without a microphone may call a loopback its default input.</summary>
    private SoundDevice Find(string name) =>
        DeviceChoice.IsDefault(name, out _) && Present is [{ Kind: SoundDeviceKind.Loopback } only]
            ? only
            : DeviceChoice.Find(Present, name);
}

/// <summary>An open device whose reads the test scripts.</summary>
internal sealed class ScriptedCapture(SoundDevice device, SoundLevel? level = null) : IDeviceCapture
{
    private readonly Channel<(CaptureStatus Status, float[] Sound, long Missing)> reads = Channel.CreateUnbounded<(
        CaptureStatus,
        float[],
        long
    )>();
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile ChannelMeters? meters;

    /// <summary>Whether somebody measures its channels.</summary>
    public bool IsMetered => meters is not null;

    public ChannelMeters? MeterChannels() => meters = new(1);

    public void StopMetering() => meters = null;

    public SoundDevice Device { get; } = device;
    public Task Closed => closed.Task;

    public void Write(float[] sound, long missing = 0) => reads.Writer.TryWrite((CaptureStatus.Sound, sound, missing));

    public void Lose() => reads.Writer.TryWrite((CaptureStatus.Lost, [], 0));

    public void Cancel() => reads.Writer.TryWrite((CaptureStatus.Cancelled, [], 0));

    public SoundLevel? Level() => level;

    public void Dispose() => closed.TrySetResult();

    public CaptureRead Read(Span<float> samples, TimeSpan timeout)
    {
        var (status, sound, missing) = reads.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().GetAwaiter().GetResult();
        sound.CopyTo(samples);
        meters?.Add(sound);
        return new(status, sound.Length, missing);
    }
}
