using LiveCaptions.Capture.Conversion;
using LiveCaptions.Capture.Native;

namespace LiveCaptions.Capture;

/// <summary>An open device that is read as 16 kHz mono samples, whatever its own rate, channels and format.</summary>
/// <remarks>
/// Samples wait in a ring until they are read; nothing is called back. After a loss, open a new capture.
/// Threading: one reader at a time; <see cref="Cancel"/>, <see cref="Statistics"/>, <see cref="Level"/> and <see cref="Dispose"/> may be
/// called from other threads meanwhile.
/// </remarks>
public sealed class SoundCapture : IDisposable
{
    /// <summary>The rate of the samples read, in hertz.</summary>
    public const int SampleRate = 16000;

    /// <summary>A read waits for at least this much sound, unless no more comes.</summary>
    private const int MinReadMs = 10;

    private readonly CaptureHandle handle;
    private readonly ChannelMixer mixer;
    private readonly Resampler resampler;
    private readonly DeviceClock clock;
    private readonly LoopbackSilence? silence;
    private readonly LevelMeter meter = new();
    private readonly long opened;
    private readonly int rate,
        channels;
    private float[] frames = [],
        mono = [];
    private volatile ChannelMeters? meters; // of every channel, while somebody looks
    private long owed; // missing frames that do not yet make a whole sample

    private SoundCapture(OpenedDevice opened, CaptureOptions options)
    {
        (handle, Device, this.opened) = (opened.Handle, opened.Device, opened.Start);
        Lcc.lcc_capture_state(handle, out var state);
        (rate, channels) = (state.Rate, state.Channels);
        if (options.Channel > channels)
            throw new SoundDeviceException(
                SoundDeviceError.NotOpened,
                $"{Device.Name} has no channel {options.Channel}, so it is not captured. It has {channels}; choose one of them, or none for all."
            );
        mixer = new(channels, rate, options.Channel);
        resampler = new(rate, SampleRate);
        clock = new(rate);
        silence = Device is { Kind: SoundDeviceKind.Loopback, System: SoundSystem.Wasapi } ? new(rate, opened.Start) : null;
    }

    /// <summary>The device that was opened; the system may have moved the capture since (<see cref="CaptureStatistics.Moves"/>).</summary>
    public SoundDevice Device { get; }

    /// <summary>Figures of this capture since it was opened.</summary>
    public CaptureStatistics Statistics
    {
        get
        {
            Lcc.lcc_capture_state(handle, out var s);
            return new(
                s.Rate,
                s.Channels,
                s.Captured / (double)s.Rate,
                s.Dropped / (double)s.Rate,
                clock.Missing / (double)s.Rate,
                -clock.Stretch * 1e6,
                TimeSpan.FromMicroseconds(s.LongestGap / 1000.0),
                s.FirstAt == 0 ? TimeSpan.Zero : TimeSpan.FromMicroseconds((s.FirstAt - opened) / 1000.0),
                s.Moves,
                s.Suspended != 0
            );
        }
    }

    /// <summary>Returns the level since the last call.</summary>
    /// <returns>Null if no sound was read.</returns>
    public SoundLevel? Level() => meter.Take();

    /// <summary>Measures each channel by itself from now on, until <see cref="StopMetering"/>.</summary>
    public ChannelMeters MeterChannels() => meters = new(channels);

    /// <summary>Ends what <see cref="MeterChannels"/> began.</summary>
    public void StopMetering() => meters = null;

    /// <summary>Whether two channels would cancel each other, so that only one of them is captured.</summary>
    public bool Cancels => mixer.Cancels;

    /// <summary>Opens a device, which takes some tens of milliseconds.</summary>
    /// <param name="options">Which device is captured, and how.</param>
    /// <exception cref="SoundDeviceException">The device is missing or cannot be opened; the message says why.</exception>
    public static SoundCapture Open(CaptureOptions options)
    {
        var opened = OpenedDevice.Open(options);
        try
        {
            return new(opened, options);
        }
        catch
        {
            opened.Handle.Dispose();
            throw;
        }
    }

    /// <summary>Reads the sound that has come; waits while there is less than 10 ms.</summary>
    /// <param name="samples">The destination, at least 320 samples.</param>
    /// <param name="timeout">How long to wait at most.</param>
    /// <exception cref="ArgumentOutOfRangeException">The destination is too short.</exception>
    public CaptureRead Read(Span<float> samples, TimeSpan timeout)
    {
        var capacity = (int)((samples.Length - 2) / 1.01 * rate / SampleRate);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, rate / 100, nameof(samples));
        if (frames.Length < capacity * channels)
            (frames, mono) = (new float[capacity * channels], new float[capacity]);
        var (count, missing) = ReadFrames(capacity, timeout);
        if (count <= 0)
            return new(StatusOf(count), 0, missing);
        if (clock.IsImpossible)
            return new(CaptureStatus.Lost, 0, missing);
        meters?.Add(frames.AsSpan(0, count * channels));
        mixer.Mix(frames.AsSpan(0, count * channels), mono);
        meter.Add(mono.AsSpan(0, count));
        return new(CaptureStatus.Sound, resampler.Process(mono.AsSpan(0, count), samples), missing);
    }

    /// <summary>Makes a waiting reader, and every later read, return at once.</summary>
    public void Cancel() => Lcc.lcc_capture_cancel(handle);

    /// <summary>Cancels and closes. Blocks while the sound server hangs.</summary>
    public void Dispose()
    {
        if (handle.IsClosed)
            return;
        Cancel();
        handle.Dispose();
    }

    /// <summary>Fills <see cref="frames"/> and compares what came with the clock.</summary>
    /// <returns>Frames read, or the error code; and the samples missing just before them.</returns>
    private (int Count, long Missing) ReadFrames(int capacity, TimeSpan timeout)
    {
        var count = ReadNative(capacity, (int)Math.Ceiling(timeout.TotalMilliseconds), out var missing);
        Lcc.lcc_capture_state(handle, out var state);
        var at = state.LastAt;
        if (count == 0 && silence is not null)
            (count, at) = MakeSilence(silence, state.Captured, capacity);
        missing += clock.Observe(state.Captured + (silence?.Made ?? 0), at);
        resampler.Stretch = clock.Stretch;
        owed += missing * SampleRate;
        return (count, Math.DivRem(owed, rate, out owed));
    }

    private unsafe int ReadNative(int capacity, int timeoutMs, out long missing)
    {
        fixed (float* to = frames)
            return Lcc.lcc_capture_read(handle, to, capacity, rate * MinReadMs / 1000, timeoutMs, out missing);
    }

    private (int Frames, long At) MakeSilence(LoopbackSilence silence, long captured, int capacity)
    {
        var now = Lcc.lcc_now();
        var due = (int)silence.Due(captured, now, capacity);
        frames.AsSpan(0, due * channels).Clear();
        return (due, now);
    }

    private static CaptureStatus StatusOf(int result) =>
        result switch
        {
            0 => CaptureStatus.TimedOut,
            Lcc.Cancelled => CaptureStatus.Cancelled,
            _ => CaptureStatus.Lost,
        };
}
