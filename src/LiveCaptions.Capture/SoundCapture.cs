using LiveCaptions.Capture.Conversion;
using LiveCaptions.Capture.Native;
using LiveCaptions.Capture.Programs;

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

    private readonly ICapturedFrames delivered;
    private readonly ChannelMixer mixer;
    private readonly Resampler resampler;
    private readonly DeviceClock clock;
    private readonly LoopbackSilence? silence;
    private readonly LevelMeter meter = new();
    private readonly int rate,
        channels;
    private float[] frames = [],
        mono = [];
    private volatile ChannelMeters? meters; // of every channel, while somebody looks
    private long owed; // missing frames that do not yet make a whole sample

    private SoundCapture(ICapturedFrames delivered, int? channel)
    {
        this.delivered = delivered;
        (rate, channels) = (delivered.Figures.Rate, delivered.Figures.Channels);
        if (channel > channels)
            throw new SoundDeviceException(
                SoundDeviceError.NotOpened,
                $"{Device.Name} has no channel {channel}, so it is not captured. It has {channels}; choose one of them, or none for all."
            );
        mixer = new(channels, rate, channel);
        resampler = new(rate, SampleRate);
        clock = new(rate);
        silence = Device is { Kind: SoundDeviceKind.Loopback, System: SoundSystem.Wasapi } ? new(rate, delivered.Start) : null;
    }

    /// <summary>The device that was opened; the system may have moved the capture since (<see cref="CaptureStatistics.Moves"/>).</summary>
    public SoundDevice Device => delivered.Device;

    /// <summary>Figures of this capture since it was opened.</summary>
    public CaptureStatistics Statistics
    {
        get
        {
            var figures = delivered.Figures;
            return new(
                figures.Rate,
                figures.Channels,
                figures.Captured / (double)figures.Rate,
                figures.Dropped / (double)figures.Rate,
                clock.Missing / (double)figures.Rate,
                -clock.Stretch * 1e6,
                TimeSpan.FromMicroseconds(figures.LongestGap / 1000.0),
                figures.FirstAt == 0 ? TimeSpan.Zero : TimeSpan.FromMicroseconds((figures.FirstAt - delivered.Start) / 1000.0),
                figures.Moves,
                figures.Suspended
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

    /// <summary>Opens a device, or the sound of a program, which takes some tens of milliseconds.</summary>
    /// <param name="options">What is captured, and how.</param>
    /// <exception cref="SoundDeviceException">It is missing or cannot be opened; the message says why.</exception>
    public static SoundCapture Open(CaptureOptions options) =>
        Of(
            ProgramName.Parse(options.Device) is { } program ? ProgramSound.Open(program, options.Ring) : OpenedDevice.Open(options),
            options.Channel
        );

    /// <summary>Reads frames that somebody delivers, which this owns from now on.</summary>
    internal static SoundCapture Of(ICapturedFrames delivered, int? channel = null)
    {
        try
        {
            return new(delivered, channel);
        }
        catch
        {
            delivered.Dispose();
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
    public void Cancel() => delivered.Cancel();

    /// <summary>Cancels and closes. Blocks while the sound server hangs.</summary>
    public void Dispose()
    {
        Cancel();
        delivered.Dispose();
    }

    /// <summary>Fills <see cref="frames"/> and compares what came with the clock.</summary>
    /// <returns>Frames read, or the error code; and the samples missing just before them.</returns>
    private (int Count, long Missing) ReadFrames(int capacity, TimeSpan timeout)
    {
        var waitMs = (int)Math.Ceiling(timeout.TotalMilliseconds);
        var count = delivered.Read(frames.AsSpan(0, capacity * channels), rate * MinReadMs / 1000, waitMs, out var missing);
        var figures = delivered.Figures;
        var at = figures.LastAt;
        if (count == 0 && silence is not null)
            (count, at) = MakeSilence(silence, figures.Captured, capacity);
        missing += clock.Observe(figures.Captured + (silence?.Made ?? 0), at);
        resampler.Stretch = clock.Stretch;
        owed += missing * SampleRate;
        return (count, Math.DivRem(owed, rate, out owed));
    }

    private (int Frames, long At) MakeSilence(LoopbackSilence silence, long captured, int capacity)
    {
        var now = delivered.Now;
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
