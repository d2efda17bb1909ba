using System.Diagnostics;
using System.Text;
using LiveCaptions.Captions;
using LiveCaptions.Scoring;
using LiveCaptions.Tracks;
using LiveCaptions.Whisper;

namespace LiveCaptions.Bench;

/// <summary>Runs a track's recipe over a recording and records everything that a viewer would have seen, with its time.</summary>
/// <remarks>Threading: one thread.</remarks>
internal sealed class BenchRun
{
    // On air, a source delivers 20 ms at a time: the time that passes when there is nothing to decode.
    private const double Idle = 0.02;

    private readonly TrackRecipe recipe;
    private readonly ISpeechStream recogniser;
    private readonly float[] sound;
    private readonly bool waits;
    private readonly double? cost;
    private readonly TimeProvider time;
    private readonly FrameLog frames = new();
    private readonly List<double> steps = [];
    private readonly List<LanguageChange> languages = [];
    private readonly double length;
    private double clock;
    private long heard;
    private long? step; // timestamp of the running step

    /// <param name="recogniser">A fresh stream.</param>
    /// <param name="sound">The recording, 16 kHz.</param>
    /// <param name="waits">True: the run takes as long as the sound. False: the clock advances by the time that each step took.</param>
    /// <param name="time">Measures the steps.</param>
    /// <param name="cost">Seconds that each step counts as taking, for the same figures on every machine; null: the measured time.</param>
    public BenchRun(ISpeechStream recogniser, float[] sound, bool waits, TimeProvider time, double? cost = null)
    {
        (this.recogniser, this.sound, this.waits, this.time, this.cost) = (recogniser, sound, waits, time, cost);
        length = sound.Length / (double)AudioTime.SampleRate;
        recipe = new(recogniser, () => AudioTime.FromSeconds(Now), time, Publish);
    }

    /// <summary>Receives every change with the second of the stream at which it is there; null: nobody wants them.</summary>
    public List<(double Time, CaptionUpdate Update)>? Updates { get; init; }

    /// <summary>Runs to the end of the recording.</summary>
    /// <param name="progress">Receives the seconds done so far.</param>
    public BenchFigures Run(Action<double>? progress = null, CancellationToken stop = default)
    {
        var cpu = Environment.CpuUsage.TotalTime;
        var start = time.GetTimestamp();
        while (clock < length)
        {
            if (waits)
                clock = KeepPace(start);
            Take(() => recipe.Step(New(Math.Min(sound.Length, AudioTime.SamplesIn(clock)))));
            progress?.Invoke(clock);
            stop.ThrowIfCancellationRequested();
        }
        clock = Math.Max(clock, length + 0.2);
        Take(() => recipe.Step(New(sound.Length)));
        Take(recipe.Finish);
        var used = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
        using var process = Process.GetCurrentProcess();
        return new(frames, length, used / length, Spread.Of(steps), recogniser.Statistics, process.PeakWorkingSet64, languages);
    }

    /// <summary>Seconds of the stream, including the running step so far.</summary>
    private double Now => clock + (step is { } since ? Cost(since) : 0);

    private double Cost(long since) => cost ?? time.GetElapsedTime(since).TotalSeconds;

    private double KeepPace(long start)
    {
        var ahead = clock - time.GetElapsedTime(start).TotalSeconds;
        if (ahead > 0)
            Task.Delay(TimeSpan.FromSeconds(ahead), time).GetAwaiter().GetResult();
        return Math.Max(clock, time.GetElapsedTime(start).TotalSeconds);
    }

    private ReadOnlySpan<float> New(long until)
    {
        var from = (int)heard;
        heard = Math.Max(heard, until);
        return sound.AsSpan(from, (int)heard - from);
    }

    private void Take(Func<bool> work)
    {
        step = time.GetTimestamp();
        var ran = work();
        var seconds = Cost(step.Value);
        step = null;
        if (!ran)
        {
            clock += Idle;
            return;
        }
        steps.Add(seconds);
        if (!waits)
            clock += seconds;
    }

    private void Publish(CaptionUpdate update)
    {
        Updates?.Add((Now, update));
        if (update.Language is { } code && (languages.Count == 0 || languages[^1].Code != code))
            languages.Add(new(Math.Round(Now, 3), code));
        foreach (var word in update.Settled)
            frames.Settle(word.Text, word.Joined);
        var tentative = new StringBuilder();
        foreach (var word in update.Tentative)
            tentative.Append(word.Joined || tentative.Length == 0 ? "" : " ").Append(word.Text);
        // To the millisecond, as in the file of frames, so that other scorers see the same times.
        frames.Show(Math.Round(Now, 3), tentative.ToString());
    }
}
