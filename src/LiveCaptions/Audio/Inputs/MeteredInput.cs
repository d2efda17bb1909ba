using LiveCaptions.Capture;

namespace LiveCaptions.Audio.Inputs;

/// <summary>An input whose level is measured for as long as somebody looks.</summary>
/// <param name="device">The device.</param>
/// <remarks>Threading: <see cref="Take"/> and <see cref="Close"/> are called by one loop.</remarks>
internal abstract class MeteredInput(SoundDevice device)
{
    private readonly InputHistory history = new();
    private IReadOnlyList<ChannelLevel> last = [];

    public SoundDevice Device => device;

    /// <summary>How lively it is; see <see cref="InputHistory.Movement"/>.</summary>
    public double Movement => history.Movement;

    /// <summary>The level since the last call.</summary>
    public InputLevel Take()
    {
        if (Trouble is { } trouble)
            return new(device.Id, InputState.Failed, [], Sentence: trouble);
        // A read may come just after this one; the level before is a tenth of a second old.
        if (Meters?.Take() is { Count: > 0 } levels)
            last = [.. levels.Select(ChannelLevel.Of)];
        if (last.Count == 0)
            return new(device.Id, InputState.Opening, []);
        history.Note(last.MaxBy(channel => channel.Peak)!);
        var hint = history.Hint;
        return new(device.Id, InputState.Measured, last, hint, InputHistory.Explain(hint, device.Kind == SoundDeviceKind.Loopback));
    }

    /// <summary>Whether another meter has to take its place.</summary>
    /// <param name="track">What a track captures of the device; null: no track does.</param>
    public abstract bool IsOutdated(IDeviceCapture? track);

    /// <summary>Ends the measurement.</summary>
    /// <returns>Done when the device is closed.</returns>
    public abstract Task Close();

    /// <summary>Null: not open yet.</summary>
    protected abstract ChannelMeters? Meters { get; }

    /// <summary>Why there is no level, in a sentence.</summary>
    protected abstract string? Trouble { get; }
}

/// <summary>An input that a track captures: measured as the track reads it, so that the track does not notice.</summary>
internal sealed class TrackInput(SoundDevice device, IDeviceCapture capture) : MeteredInput(device)
{
    protected override ChannelMeters? Meters { get; } = capture.MeterChannels();

    protected override string? Trouble => null;

    public override bool IsOutdated(IDeviceCapture? track) => track != capture;

    public override Task Close()
    {
        capture.StopMetering();
        return Task.CompletedTask;
    }
}

/// <summary>An input that nobody captures: opened for the measurement alone.</summary>
/// <remarks>Threading: reads on a thread of its own, since opening and reading block.</remarks>
internal sealed class OwnInput : MeteredInput
{
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromMilliseconds(200);
    private readonly Task reading;
    private volatile ChannelMeters? meters;
    private readonly Lock sync = new();
    private volatile IDeviceCapture? open;
    private volatile bool closing;
    private volatile string? trouble;

    public OwnInput(SoundDevice device, ISoundDevices devices)
        : base(device) =>
        reading = Task.Factory.StartNew(
            () => Read(devices),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );

    protected override ChannelMeters? Meters => meters;

    protected override string? Trouble => trouble;

    public override bool IsOutdated(IDeviceCapture? track) => track is not null;

    public override Task Close()
    {
        lock (sync)
        {
            closing = true;
            open?.Cancel();
        }
        return reading;
    }

    private void Read(ISoundDevices devices)
    {
        if (closing)
            return;
        try
        {
            using var capture = devices.Open(new() { Device = Device.Id, Follow = false });
            open = capture;
            meters = capture.MeterChannels();
            try
            {
                Read(capture);
            }
            finally
            {
                // Nobody cancels it once it is closed.
                lock (sync)
                    open = null;
            }
        }
        catch (SoundDeviceException e)
        {
            trouble = e.Message;
        }
    }

    private void Read(IDeviceCapture capture)
    {
        var sound = new float[SoundCapture.SampleRate / 5];
        while (!closing)
        {
            if (capture.Read(sound, ReadTimeout).Status is not (CaptureStatus.Lost or CaptureStatus.Cancelled))
                continue;
            trouble = "The device is gone. Plug it in again, or start the sound server.";
            return;
        }
    }
}
