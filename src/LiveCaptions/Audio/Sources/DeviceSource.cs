using LiveCaptions.Capture;
using LiveCaptions.Whisper;

namespace LiveCaptions.Audio.Sources;

/// <summary>A sound device: a microphone, or what the computer plays.</summary>
/// <param name="devices">Where it is looked for.</param>
/// <param name="options">Which one, and how it is heard.</param>
/// <param name="found">What it was at the start, if it was looked for.</param>
/// <remarks>
/// When it was lost it is looked for by its id, then by its name: a cable that was pulled may come back with another id.
/// Another device is only heard where the default was asked for, since a microphone that nobody named may be one that nobody wants on air.
/// Threading: one opening at a time, which reads on a thread of its own.
/// </remarks>
internal sealed class DeviceSource(ISoundDevices devices, CaptureOptions options, SoundDevice? found = null) : ILiveSource
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);
    private volatile SoundDevice? last = found;
    private volatile IDeviceCapture? open;

    public string Description => last?.ToString() ?? (options.Device.Length > 0 ? options.Device : "the default microphone");

    public bool MayBeSilent => last?.Kind == SoundDeviceKind.Loopback;

    public TimeSpan? FirstData => TimeSpan.FromSeconds(2);

    public SoundLevel? TakeLevel() => open?.Level();

    public Task RunAsync(SourceWriter writer, CancellationToken stop) =>
        Task.Factory.StartNew(() => Run(writer, stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>What is tried in turn.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="last">What was heard last, if anything was.</param>
    public static IEnumerable<string> Wishes(CaptureOptions options, SoundDevice? last)
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
        Thread.CurrentThread.Priority = ThreadPriority.AboveNormal;
        var capture = Open();
        open = capture;
        using var stopping = stop.Register(capture.Cancel);
        try
        {
            var sound = new float[AudioTime.SampleRate / 5];
            while (true)
            {
                var read = capture.Read(sound, Patience);
                writer.Write(sound.AsSpan(0, read.Samples), read.Missing);
                if (read.Status == CaptureStatus.Cancelled)
                    return;
                if (read.Status == CaptureStatus.Lost)
                    throw new SourceException("The device or the sound server is gone.");
            }
        }
        finally
        {
            open = null;
            // A frozen sound server would hold up whoever closes.
            _ = Task.Run(capture.Dispose, CancellationToken.None);
        }
    }

    private IDeviceCapture Open()
    {
        SoundDeviceException? trouble = null;
        foreach (var wish in Wishes(options, last))
        {
            try
            {
                var capture = devices.Open(options with { Device = wish });
                last = capture.Device;
                return capture;
            }
            catch (SoundDeviceException e)
            {
                trouble = e;
            }
        }
        throw new SourceException(trouble!.Message, trouble);
    }
}
