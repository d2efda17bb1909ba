using System.Diagnostics;
using LiveCaptions.Capture;

namespace LiveCaptions.EndToEnd.Capture;

/// <summary>Reads a capture as a program would: all the time, on a thread of its own.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Lock gate = new();
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

    /// <summary>How the last read went.</summary>
    public CaptureStatus Status
    {
        get
        {
            lock (gate)
                return statuses.Count > 0 ? statuses[^1] : CaptureStatus.TimedOut;
        }
    }

    /// <summary>All that was heard.</summary>
    public float[] Sound
    {
        get
        {
            lock (gate)
                return [.. sound];
        }
    }

    /// <summary>Seconds of the timeline: heard and missing.</summary>
    public double Seconds
    {
        get
        {
            lock (gate)
                return (sound.Count + missing) / 16000.0;
        }
    }

    /// <summary>Seconds that were missing.</summary>
    public double Missing
    {
        get
        {
            lock (gate)
                return missing / 16000.0;
        }
    }

    /// <summary>Seconds by the clock, since the first sound.</summary>
    public double Elapsed
    {
        get
        {
            lock (gate)
                return Stopwatch.GetElapsedTime(first).TotalSeconds;
        }
    }

    public static Listener Open(CaptureOptions options) => new(SoundCapture.Open(options));

    /// <summary>Waits until a read goes like this.</summary>
    /// <returns>How long that took.</returns>
    public Task<TimeSpan> UntilAsync(CaptureStatus status) => UntilAsync(() => Status == status, $"The status is {Status}, not {status}.");

    /// <summary>Waits until so much more has been heard.</summary>
    public Task<TimeSpan> HearAsync(double seconds)
    {
        var heard = Sound.Length + (int)(seconds * 16000);
        return UntilAsync(() => Sound.Length >= heard, $"{seconds} s were not heard.");
    }

    private static async Task<TimeSpan> UntilAsync(Func<bool> isSo, string otherwise)
    {
        var wait = Stopwatch.StartNew();
        while (!isSo())
        {
            Assert.True(wait.Elapsed < Patience, otherwise);
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
        return wait.Elapsed;
    }

    /// <summary>Closes; fails if that takes longer than a second.</summary>
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
            lock (gate)
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
