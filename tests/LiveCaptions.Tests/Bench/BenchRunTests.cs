using LiveCaptions.Bench;
using LiveCaptions.Scoring;
using LiveCaptions.Tests.Recognition;
using LiveCaptions.Tests.Tracks;
using LiveCaptions.Whisper;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Bench;

public sealed class BenchRunTests : IDisposable
{
    private readonly FakeTimeProvider clock = new();
    private readonly ScriptedRecogniser recogniser = new();

    public void Dispose() => recogniser.Dispose();

    private double Heard => recogniser.Written.Sum() / 16000.0;

    /// <summary>
    /// Decodes after every 0.2 s of new sound; a decode takes as long as the test says, and the n-th one returns the n-th change.
    /// </summary>
    private BenchFigures Run(double seconds, double decode, TranscriptChange[] changes, TranscriptChange last, double? cost = null)
    {
        var (next, count) = (0.2, 0);
        recogniser.OnStep = _ =>
        {
            if (Heard < next - 1e-9)
                return new();
            next = Heard + 0.2;
            clock.Advance(TimeSpan.FromSeconds(decode));
            return count < changes.Length ? changes[count++] : new() { Decoded = true };
        };
        recogniser.OnFinish = () =>
        {
            clock.Advance(TimeSpan.FromSeconds(decode));
            return last;
        };
        return new BenchRun(recogniser, new float[(int)(seconds * 16000)], waits: false, clock, cost).Run(stop: Test.Stop);
    }

    [Fact]
    public void The_clock_advances_by_the_time_of_each_decode_and_frames_carry_the_time_at_which_they_would_be_seen()
    {
        var figures = Run(
            0.95,
            0.1,
            [Changes.Heard("", "good"), Changes.Heard("good", "even"), Changes.Heard("", "even"), Changes.Heard("evening", "+, every")],
            Changes.Heard("+, everybody.")
        );

        Assert.Equal(
            [
                new(0.3, "", "good"),
                new(0.5, "good", "even"),
                new(0.9, "good evening", ", every"),
                new(1.27, "good evening, everybody.", ""),
            ],
            figures.Frames.Select(frame => frame with { Time = Math.Round(frame.Time, 6) })
        );
        Assert.Equal(0.95, figures.Seconds, 1e-9);
        Assert.Equal([0.1, 0.1, 0.1], [figures.Steps.Mean, figures.Steps.P95, figures.Steps.Max], (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(0.95, Heard, 1e-9);
    }

    [Fact]
    public void A_fixed_cost_gives_the_same_times_whatever_a_step_took()
    {
        var figures = Run(0.95, 0.3, [Changes.Heard("", "good"), Changes.Heard("good", "evening")], Changes.Heard("evening"), cost: 0.1);

        Assert.Equal([0.3, 0.5], figures.Frames.Take(2).Select(frame => Math.Round(frame.Time, 6)));
        Assert.Equal(0.1, figures.Steps.Max, 1e-9);
    }

    [Fact]
    public void A_decode_after_a_slow_one_gets_all_sound_that_came_meanwhile()
    {
        Run(2, 0.7, [], new());

        Assert.Equal([11200, 11200], recogniser.Written.Where(samples => samples > 320).Take(2));
        Assert.Equal(2, Heard, 1e-9);
    }

    [Fact]
    public void Time_never_goes_back_however_late_the_last_decode_ends()
    {
        var figures = Run(1, 3, [Changes.Heard("", "late")], Changes.Heard("late word"));

        Assert.Equal([3.2, 9.2], figures.Frames.Select(frame => Math.Round(frame.Time, 6)));
    }

    [Fact]
    public void The_same_sound_gives_the_same_frames()
    {
        using var again = new BenchRunTests();
        TranscriptChange[] changes = [Changes.Heard("", "one"), Changes.Heard("one", "two")];

        Assert.Equal(Run(1.3, 0.11, changes, Changes.Heard("two")).Frames, again.Run(1.3, 0.11, changes, Changes.Heard("two")).Frames);
    }

    [Fact]
    public void The_score_measures_the_frames_of_the_track()
    {
        var figures = Run(1, 0.1, [Changes.Heard("", "good"), Changes.Heard("good", "evening")], Changes.Heard("evening"));

        var score = Score.Of(figures.Frames, ReferenceText.OfWords([("good", 0.1), ("evening", 0.4)]));

        Assert.Equal((0.0, 0.0, 0), (score.WordErrorRate, score.Erasure, score.Changed));
        // "good" ends at 0.1 s and is shown at 0.3 s; "evening" ends at 0.4 s and is shown at 0.5 s.
        Assert.Equal([0.2, 0.1], score.Delays.Select(word => Math.Round(word.Shown!.Value - word.End, 9)));
    }

    [Fact]
    public void Each_change_of_language_is_recorded()
    {
        var figures = Run(1, 0.1, [In("de"), In("de"), In("en"), In("de")], new());

        Assert.Equal([(0.3, "de"), (0.7, "en"), (0.9, "de")], figures.Languages.Select(told => (told.Time, told.Code)));

        static TranscriptChange In(string code) => Changes.Heard("", "so") with { Changed = true, Language = code };
    }

    [Fact]
    public void A_run_can_be_stopped()
    {
        var run = new BenchRun(recogniser, new float[16000], waits: false, clock);

        Assert.Throws<OperationCanceledException>(() => run.Run(stop: new CancellationToken(canceled: true)));
    }
}
