using LiveCaptions.Capture;
using LiveCaptions.Whisper;

namespace LiveCaptions.Audio.Sources;

/// <summary>A sound device: a microphone, or what the computer plays.</summary>
/// <param name="devices">The machine's devices.</param>
/// <param name="options">Which device is captured, and how.</param>
/// <param name="found">The device that was probed at the start, if one was.</param>
/// <param name="opens">Called before the device is opened: some systems give a device to one program at a time.</param>
/// <remarks>
/// A lost device is looked for by its id, then by its name, since a device that is plugged in again may have another id. Another device
/// takes its place only if the default was asked for: a microphone that nobody named may not be meant for air.
/// Threading: one opening at a time, which reads on its own thread.
/// </remarks>
internal sealed class DeviceSource(ISoundDevices devices, CaptureOptions options, SoundDevice? found = null, Action? opens = null)
    : ILiveSource
{
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromMilliseconds(200);
    private volatile SoundDevice? last = found;
    private volatile IDeviceCapture? open;

    public string Description => last?.ToString() ?? (options.Device.Length > 0 ? options.Device : "the default microphone");

    /// <summary>The open device; null while there is none.</summary>
    public IDeviceCapture? Captured => open;

    public bool MayBeSilent => last?.Kind == SoundDeviceKind.Loopback;

    public TimeSpan? FirstData => TimeSpan.FromSeconds(2);

    public string? Notice => open?.Cancels == true ? SoundAdvice.Cancelled : null;

    public SoundLevel? TakeLevel() => open?.Level();

    public Task RunAsync(SourceWriter writer, CancellationToken stop) =>
        Task.Factory.StartNew(() => Run(writer, stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>The names to try, in order.</summary>
    /// <param name="options">Which device is asked for.</param>
    /// <param name="last">The device captured last, if any.</param>
    public static IEnumerable<string> Candidates(CaptureOptions options, SoundDevice? last)
    {
        var anyDefault = options.Device is "" or "default" or "loopback";
        if (last is not null && !(anyDefault && options.Follow))
        {
            yield return last.Id;
            yield return last.Name;
        }
        yield return options.Device;
    }

    private void Run(SourceWriter writer, CancellationToken stop)
    {
        Thread.CurrentThread.Priority = ThreadPriority.Highest;
        var capture = Open();
        open = capture;
        using var stopping = stop.Register(capture.Cancel);
        try
        {
            var sound = new float[AudioTime.SampleRate / 5];
            while (true)
            {
                var read = capture.Read(sound, ReadTimeout);
                writer.Write(sound.AsSpan(0, read.Samples), read.Missing);
                if (read.Status == CaptureStatus.Cancelled)
                    return;
                if (read.Status == CaptureStatus.Lost)
                    throw new SourceException($"The device or {SoundServer.Name} is gone.");
            }
        }
        finally
        {
            // A capture that hung is not waited for: the one that has been opened since stays.
            Interlocked.CompareExchange(ref open, null, capture);
            // Closing blocks while the sound server hangs.
            _ = Task.Run(capture.Dispose, CancellationToken.None);
        }
    }

    private IDeviceCapture Open()
    {
        SoundDeviceException? error = null;
        opens?.Invoke();
        foreach (var name in Candidates(options, last))
        {
            try
            {
                var capture = devices.Open(options with { Device = name });
                last = capture.Device;
                return capture;
            }
            catch (SoundDeviceException e)
            {
                error = e;
            }
        }
        throw new SourceException(error!.Message, error);
    }
}
