using System.Diagnostics;
using LiveCaptions.Capture;

namespace LiveCaptions.EndToEnd.Capture;

/// <summary>Reads a capture as a program would: continuously, on its own thread.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Lock sync = new();
    private readonly List<float> sound = [];
    private readonly Task reading;
    private readonly List<CaptureStatus> statuses = [];
    private long missing,
        first;

    public Listener(SoundCapture capture)
    {
        Capture = capture;
        reading = Task.Factory.StartNew(Read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public SoundCapture Capture { get; }

    /// <summary>The status of the last read.</summary>
    public CaptureStatus Status
    {
        get
        {
            lock (sync)
                return statuses.Count > 0 ? statuses[^1] : CaptureStatus.TimedOut;
        }
    }

    /// <summary>All samples read so far.</summary>
    public float[] Sound
    {
        get
        {
            lock (sync)
                return [.. sound];
        }
    }

    /// <summary>The length of the timeline in seconds, read and missing.</summary>
    public double Seconds
    {
        get
        {
            lock (sync)
                return (sound.Count + missing) / 16000.0;
        }
    }

    /// <summary>The seconds that are missing.</summary>
    public double Missing
    {
        get
        {
            lock (sync)
                return missing / 16000.0;
        }
    }

    /// <summary>The seconds since the first sound, by the clock.</summary>
    public double Elapsed
    {
        get
        {
            lock (sync)
                return Stopwatch.GetElapsedTime(first).TotalSeconds;
        }
    }

    public static Listener Open(CaptureOptions options) => new(SoundCapture.Open(options));

    /// <summary>Waits for a read with this status.</summary>
    /// <returns>How long it took.</returns>
    public Task<TimeSpan> UntilAsync(CaptureStatus status) => UntilAsync(() => Status == status, $"The status is {Status}, not {status}.");

    /// <summary>Waits until this much more has been read.</summary>
    public Task<TimeSpan> ReceiveAsync(double seconds)
    {
        var target = Sound.Length + (int)(seconds * 16000);
        return UntilAsync(() => Sound.Length >= target, $"{seconds} s did not come.");
    }

    private static async Task<TimeSpan> UntilAsync(Func<bool> condition, string otherwise)
    {
        var wait = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(wait.Elapsed < Patience, otherwise);
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
        return wait.Elapsed;
    }

    /// <summary>Closes the capture; fails if that takes longer than a second.</summary>
    public async ValueTask DisposeAsync()
    {
        var wait = Stopwatch.StartNew();
        await Task.Run(Capture.Dispose).WaitAsync(Patience);
        await reading.WaitAsync(Patience);
        Assert.InRange(wait.Elapsed.TotalSeconds, 0, 1);
    }

    private void Read()
    {
        var buffer = new float[3200];
        while (true)
        {
            CaptureRead read;
            try
            {
                read = Capture.Read(buffer, TimeSpan.FromMilliseconds(200));
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            lock (sync)
            {
                if (first == 0 && read.Samples > 0)
                    first = Stopwatch.GetTimestamp() - Stopwatch.Frequency * read.Samples / 16000;
                sound.AddRange(buffer.AsSpan(0, read.Samples));
                missing += read.Missing;
                statuses.Add(read.Status);
            }
            if (read.Status is CaptureStatus.Lost or CaptureStatus.Cancelled)
                return;
        }
    }
}
