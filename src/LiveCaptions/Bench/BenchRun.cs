using System.Diagnostics;
using System.Text;
using LiveCaptions.Captions;
using LiveCaptions.Scoring;
using LiveCaptions.Tracks;
using LiveCaptions.Whisper;

namespace LiveCaptions.Bench;

/// <summary>Runs the recipe of a track over a recording and notes everything that a viewer would have seen, and when.</summary>
/// <remarks>Threading: one thread.</remarks>
internal sealed class BenchRun
{
    // On air a source hands over 20 ms at a time; so much passes when there is nothing to decode.
    private const double Idle = 0.02;

    private readonly TrackRecipe recipe;
    private readonly IRecogniser recogniser;
    private readonly float[] sound;
    private readonly bool waits;
    private readonly List<VisibleText> frames = [];
    private readonly List<double> steps = [];
    private readonly StringBuilder settled = new();
    private readonly double length;
    private readonly Stopwatch step = new();
    private double clock;
    private long heard;

    /// <param name="recogniser">A fresh stream.</param>
    /// <param name="sound">The recording, 16 kHz.</param>
    /// <param name="waits">False: the stream's clock advances by what each step took, so that a minute costs its computing time only. True: it is the real clock.</param>
    public BenchRun(IRecogniser recogniser, float[] sound, bool waits)
    {
        (this.recogniser, this.sound, this.waits) = (recogniser, sound, waits);
        length = sound.Length / (double)AudioTime.SampleRate;
        recipe = new(recogniser, () => AudioTime.FromSeconds(Now), TimeProvider.System, Publish);
    }

    /// <summary>Runs to the end of the recording.</summary>
    /// <param name="progress">Told the seconds that are done.</param>
    public BenchFigures Run(Action<double>? progress = null, CancellationToken stop = default)
    {
        var cpu = Environment.CpuUsage.TotalTime;
        var wall = Stopwatch.StartNew();
        while (clock < length)
        {
            if (waits) clock = KeepPace(wall);
            step.Restart();
            var ran = recipe.Step(New(Math.Min(sound.Length, AudioTime.SamplesIn(clock))));
            Advance(ran, step.Elapsed.TotalSeconds);
            step.Reset();
            progress?.Invoke(clock);
            stop.ThrowIfCancellationRequested();
        }
        clock = length + 0.2;
        recipe.Step(New(sound.Length));
        recipe.Finish();
        var used = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
        using var process = Process.GetCurrentProcess();
        return new(frames, length, used / length, Spread.Of(steps), recogniser.Statistics, process.PeakWorkingSet64);
    }

    /// <summary>Stream time, with what the running step has taken so far.</summary>
    private double Now => clock + step.Elapsed.TotalSeconds;

    private double KeepPace(Stopwatch wall)
    {
        var ahead = clock - wall.Elapsed.TotalSeconds;
        if (ahead > 0) Thread.Sleep(TimeSpan.FromSeconds(ahead));
        return Math.Max(clock, wall.Elapsed.TotalSeconds);
    }

    private ReadOnlySpan<float> New(long until)
    {
        var from = (int)heard;
        heard = Math.Max(heard, until);
        return sound.AsSpan(from, (int)heard - from);
    }

    private void Advance(bool ran, double seconds)
    {
        if (!ran) { clock += Idle; return; }
        steps.Add(seconds);
        if (!waits) clock += seconds;
    }

    private void Publish(CaptionUpdate update)
    {
        foreach (var word in update.Settled) Append(settled, word.Text, word.Joined);
        var tentative = new StringBuilder();
        foreach (var word in update.Tentative) Append(tentative, word.Text, word.Joined);
        var text = settled.ToString();
        if (frames.Count > 0 && frames[^1].Settled == text && frames[^1].Tentative == tentative.ToString()) return;
        frames.Add(new(Now, text, tentative.ToString()));
    }

    private static void Append(StringBuilder text, string word, bool joined) => text.Append(joined || text.Length == 0 ? "" : " ").Append(word);
}
