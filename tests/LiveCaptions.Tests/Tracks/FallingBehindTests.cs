using LiveCaptions.Audio;
using LiveCaptions.Captions;
using LiveCaptions.Recognition;
using LiveCaptions.Tests.Recognition;
using LiveCaptions.Tracks;
using LiveCaptions.Whisper;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Tracks;

/// <summary>A whole track in virtual time: each step takes as long as the test says while sound goes on.</summary>
public sealed class FallingBehindTests : IDisposable
{
    private readonly FakeTimeProvider clock = new();
    private readonly SampleRing ring = new(30 * AudioTime.SampleRate);
    private readonly ScriptedRecogniser recogniser = new();
    private readonly CollectingLogger log = new();
    private readonly List<CaptionUpdate> published = [];
    private readonly List<(double At, double Behind, Effort Effort)> history = [];
    private readonly DecodeScheduler turns = new();
    private readonly TrackLoop loop;
    private double time;

    public FallingBehindTests() =>
        loop = new("main", ring, new TrackRecipe(recogniser, () => new(ring.Written), clock, published.Add), clock, log);

    public void Dispose()
    {
        turns.Dispose();
        recogniser.Dispose();
    }

    /// <summary>Runs for this long; the cost of a step, in seconds, depends on when it begins and on its effort.</summary>
    private Task RunAsync(double seconds, Func<double, Effort, double> cost)
    {
        recogniser.OnStep = _ =>
        {
            if (time >= seconds)
                return new();
            Pass(Math.Max(0.2, cost(time, recogniser.Effort)));
            history.Add((time, loop.Lateness.Seconds, recogniser.Effort));
            if (time >= seconds)
                ring.Complete();
            return new() { Decoded = true };
        };
        Pass(0.2);
        return loop.RunAsync(turns, Test.Stop);
    }

    private void Pass(double seconds)
    {
        time += seconds;
        clock.Advance(TimeSpan.FromSeconds(seconds));
        ring.Write(new float[AudioTime.SamplesIn(seconds)]);
    }

    private double MostBehind(double from, double to) => history.Where(h => h.At >= from && h.At < to).Max(h => h.Behind);

    private string[] Markers => [.. published.SelectMany(u => u.Settled).Select(w => w.Text).Where(t => t == TrackRecipe.GapMarker)];

    [Fact]
    public async Task A_decoder_that_stalls_for_twenty_seconds_is_in_time_again_within_ten()
    {
        var stalled = false;
        await RunAsync(60, (at, _) => !stalled && (stalled = at > 10) ? 20 : 0.1);

        var end = history.First(h => h.Behind > 19).At;
        Assert.True(MostBehind(end + 1, 61) < 1.5, string.Join("\n", history));
        Assert.Equal(Effort.Full, history.First(h => h.At > end + 10).Effort);
    }

    [Fact]
    public async Task Skipped_sound_is_marked_on_a_line_of_its_own_and_logged_once()
    {
        var stalled = false;
        await RunAsync(60, (at, _) => !stalled && (stalled = at > 10) ? 20 : 0.1);

        Assert.Single(Markers);
        Assert.True(published[published.FindIndex(u => u.Settled.Any(w => w.Text == TrackRecipe.GapMarker)) - 1].Gap);
        Assert.Equal(2, log.Lines.Count);
        Assert.Matches(@"^Warning: Track main: captions are 20\.\d s late because this computer is too busy", log.Lines[0]);
        Assert.Matches(
            @"^Information: Track main: captions are in time again and recognised with full effort after \d s; 19\.\d s of sound were skipped$",
            log.Lines[1]
        );
        Assert.Null(loop.Lateness.Message);
    }

    [Fact]
    public async Task Less_effort_keeps_up_where_full_effort_is_too_slow_and_nothing_is_skipped()
    {
        await RunAsync(240, (at, effort) => at is > 20 and < 60 && effort < Effort.Low ? 2.4 : 0.1);

        Assert.Empty(Markers);
        Assert.True(MostBehind(0, 241) < 5, string.Join("\n", history));
        Assert.True(MostBehind(70, 241) < 1.5, string.Join("\n", history));
        Assert.Contains(history, h => h.Effort >= Effort.Low);
        Assert.Equal(Effort.Full, history[^1].Effort);
    }

    [Fact]
    public async Task A_decoder_that_is_too_slow_for_ever_never_gets_later_than_the_bound()
    {
        await RunAsync(300, (_, _) => 6);

        Assert.True(MostBehind(0, 310) <= 8 + 6, string.Join("\n", history));
        Assert.Single(log.Lines);
    }

    [Fact]
    public async Task Asked_to_catch_up_it_skips_at_once()
    {
        var asked = false;
        await RunAsync(30, (at, _) =>
        {
            if (asked || at <= 10)
                return 0.1;
            asked = true;
            loop.Lateness.CatchUp();
            return 1.9;
        });

        Assert.Single(Markers);
        Assert.Equal("Information: Track main: skipped 1.4 s to what is said now, as asked", Assert.Single(log.Lines));
    }
}
