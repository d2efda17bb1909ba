using System.Runtime.InteropServices;
using LiveCaptions.Capture.Conversion;
using LiveCaptions.Capture.Devices;
using LiveCaptions.Capture.Native;

namespace LiveCaptions.Capture;

/// <summary>An open device: gives 16 kHz mono samples, whatever its own rate, channels and format.</summary>
/// <remarks>
/// The samples wait in a ring until they are read; nothing is called back. One capture serves one opening: after a loss, open anew.
/// Threading: one reader at a time; <see cref="Cancel"/>, <see cref="Statistics"/>, <see cref="Level"/> and <see cref="Dispose"/> may be called beside it.
/// </remarks>
public sealed class SoundCapture : IDisposable
{
    /// <summary>Samples a second that are read.</summary>
    public const int SampleRate = 16000;

    /// <summary>No less than this is read at once, unless nothing more comes.</summary>
    private const int LeastMs = 10;

    private readonly CaptureHandle stream;
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
    private long owed; // missing frames, of less than a sample so far

    private SoundCapture(CaptureHandle stream, SoundDevice device, CaptureOptions options, long opened)
    {
        (this.stream, Device, this.opened) = (stream, device, opened);
        Lcc.lcc_capture_state(stream, out var state);
        (rate, channels) = (state.Rate, state.Channels);
        if (options.Channel > channels)
            throw new SoundDeviceException(
                SoundDeviceError.NotOpened,
                $"{device.Name} has no channel {options.Channel}, so it is not heard. It has {channels}; choose one of them, or none for all."
            );
        mixer = new(channels, rate, options.Channel);
        resampler = new(rate, SampleRate);
        clock = new(rate);
        silence = device is { Kind: SoundDeviceKind.Loopback, System: SoundSystem.Wasapi } ? new(rate, opened) : null;
    }

    /// <summary>What is heard. After the system has moved the stream it may be another; see <see cref="CaptureStatistics.Moves"/>.</summary>
    public SoundDevice Device { get; }

    /// <summary>How it is doing.</summary>
    public CaptureStatistics Statistics
    {
        get
        {
            Lcc.lcc_capture_state(stream, out var s);
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

    /// <summary>How loud it was since the last time this was asked; null if nothing came.</summary>
    public SoundLevel? Level() => meter.Take();

    /// <summary>Opens a device; that takes some tens of milliseconds.</summary>
    /// <exception cref="SoundDeviceException">It is not there, or cannot be opened; the message says why.</exception>
    public static SoundCapture Open(CaptureOptions options)
    {
        NativeSound.Start();
        var devices = SoundDevices.List(DeviceId.Parse(options.Device)?.System ?? SoundSystem.Any);
        // A default is left to the native side, which can have the system move it; but ALSA's first "device" is one that makes silence up.
        if (DeviceChoice.IsDefault(options.Device, out var kind) && devices is [{ System: not SoundSystem.Alsa and var system }, ..])
            return Open(options, system, kind, null);
        var device = DeviceChoice.Find(devices, options.Device);
        return Open(options, device.System, device.Kind, DeviceId.Parse(device.Id)!.Value.Native);
    }

    /// <summary>Reads what has come; waits while there is less than 10 ms.</summary>
    /// <param name="into">At least 320 samples.</param>
    /// <param name="timeout">How long it waits at most.</param>
    public CaptureRead Read(Span<float> into, TimeSpan timeout)
    {
        var capacity = (int)((into.Length - 2) / 1.01 * rate / SampleRate);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, rate / 100, nameof(into));
        if (frames.Length < capacity * channels)
            (frames, mono) = (new float[capacity * channels], new float[capacity]);
        var count = ReadFrames(capacity, (int)Math.Ceiling(timeout.TotalMilliseconds), out var missing);
        Lcc.lcc_capture_state(stream, out var state);
        var at = state.LastAt;
        if (count == 0 && silence is not null)
            (count, at) = Silence(state.Captured, capacity);
        missing += clock.Note(state.Captured + (silence?.Made ?? 0), at);
        resampler.Stretch = clock.Stretch;
        owed += missing * SampleRate;
        var lost = Math.DivRem(owed, rate, out owed);
        if (count <= 0)
            return new(
                count switch
                {
                    0 => CaptureStatus.TimedOut,
                    Lcc.Cancelled => CaptureStatus.Cancelled,
                    _ => CaptureStatus.Lost,
                },
                0,
                lost
            );
        if (clock.IsImpossible)
            return new(CaptureStatus.Lost, 0, lost);
        mixer.Mix(frames.AsSpan(0, count * channels), mono);
        meter.Add(mono.AsSpan(0, count));
        return new(CaptureStatus.Sound, resampler.Process(mono.AsSpan(0, count), into), lost);
    }

    /// <summary>Lets a waiting reader return, now and later.</summary>
    public void Cancel() => Lcc.lcc_capture_cancel(stream);

    /// <summary>Cancels and closes. Waits while the sound server is frozen.</summary>
    public void Dispose()
    {
        if (stream.IsClosed)
            return;
        Cancel();
        stream.Dispose();
    }

    private static unsafe SoundCapture Open(CaptureOptions options, SoundSystem system, SoundDeviceKind kind, string? native)
    {
        var id = Marshal.StringToCoTaskMemUTF8(native);
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
            var result = Lcc.lcc_capture_open(wanted, out var stream, out var opened, out var used, message);
            if (result != 0)
                throw Refused(options.Device, kind, result, Lcc.Explain(result, message));
            return Owning(stream, SoundDevices.Describe(opened, (SoundSystem)used), options, start);
        }
        finally
        {
            Marshal.FreeCoTaskMem(id);
        }
    }

    private static SoundCapture Owning(CaptureHandle stream, SoundDevice device, CaptureOptions options, long start)
    {
        try
        {
            return new(stream, device, options, start);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static SoundDeviceException Refused(string wish, SoundDeviceKind kind, int result, string why)
    {
        var name = wish.Length > 0 ? $"The sound device \"{wish}\"" : "The default microphone";
        return result == Lcc.NoDevice
            ? new(
                SoundDeviceError.NoDevice,
                kind == SoundDeviceKind.Microphone
                    ? $"{name} is not there: no such device was found. Plug it in, or start the sound server."
                    : $"{name} is not there: nothing gives what the computer plays."
            )
            : new(
                SoundDeviceError.NotOpened,
                $"{name} cannot be heard: {why}. Is the sound server running, and does no other program keep the device to itself?"
            );
    }

    private unsafe int ReadFrames(int capacity, int timeout, out long lost)
    {
        fixed (float* to = frames)
            return Lcc.lcc_capture_read(stream, to, capacity, rate * LeastMs / 1000, timeout, out lost);
    }

    private (int Frames, long At) Silence(long captured, int capacity)
    {
        var now = Lcc.lcc_now();
        var due = (int)silence!.Due(captured, now, capacity);
        frames.AsSpan(0, due * channels).Clear();
        return (due, now);
    }
}
