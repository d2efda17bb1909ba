using System.Threading.Channels;
using LiveCaptions.Audio;
using LiveCaptions.Capture;
using LiveCaptions.Capture.Devices;

namespace LiveCaptions.Tests.Audio;

/// <summary>Sound devices that come and go as the test says; what is read from one is written by the test.</summary>
internal sealed class ScriptedDevices(params SoundDevice[] there) : ISoundDevices
{
    /// <summary>What is plugged in.</summary>
    public List<SoundDevice> There { get; } = [.. there];

    /// <summary>What was asked for, in order.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>The captures that were opened, in order.</summary>
    public Channel<ScriptedCapture> Opened { get; } = Channel.CreateUnbounded<ScriptedCapture>();

    public static SoundDevice Microphone(string name, bool isDefault = false, string? id = null) =>
        new(id ?? $"pulse:{name}", name, SoundDeviceKind.Microphone, isDefault, SoundSystem.PulseAudio);

    public static SoundDevice Loopback(string name) =>
        new($"pulse:{name}.monitor", name, SoundDeviceKind.Loopback, true, SoundSystem.PulseAudio);

    public IReadOnlyList<SoundDevice> List() => There;

    public IDeviceCapture Open(CaptureOptions options)
    {
        Asked.Add(options.Device);
        var capture = new ScriptedCapture(Find(options.Device));
        Opened.Writer.TryWrite(capture);
        return capture;
    }

    /// <summary>A system without a microphone calls what the computer plays its default input.</summary>
    private SoundDevice Find(string wish) =>
        DeviceChoice.IsDefault(wish, out _) && There is [{ Kind: SoundDeviceKind.Loopback } only] ? only : DeviceChoice.Find(There, wish);
}

/// <summary>An open device that gives what the test writes.</summary>
internal sealed class ScriptedCapture(SoundDevice device) : IDeviceCapture
{
    private readonly Channel<(CaptureStatus Status, float[] Sound, long Missing)> reads = Channel.CreateUnbounded<(
        CaptureStatus,
        float[],
        long
    )>();
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SoundDevice Device { get; } = device;
    public Task Closed => closed.Task;

    public void Give(float[] sound, long missing = 0) => reads.Writer.TryWrite((CaptureStatus.Sound, sound, missing));

    public void Lose() => reads.Writer.TryWrite((CaptureStatus.Lost, [], 0));

    public void Cancel() => reads.Writer.TryWrite((CaptureStatus.Cancelled, [], 0));

    public SoundLevel? Level() => null;

    public void Dispose() => closed.TrySetResult();

    public CaptureRead Read(Span<float> into, TimeSpan timeout)
    {
        var (status, sound, missing) = reads.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().GetAwaiter().GetResult();
        sound.CopyTo(into);
        return new(status, sound.Length, missing);
    }
}
