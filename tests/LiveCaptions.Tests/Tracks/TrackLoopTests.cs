using LiveCaptions.Audio;
using LiveCaptions.Captions;
using LiveCaptions.Recognition;
using LiveCaptions.Tests.Recognition;
using LiveCaptions.Tracks;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Tracks;

public sealed class TrackLoopTests : IDisposable
{
    private readonly SampleRing ring = new(1000);
    private readonly ScriptedRecogniser recogniser = new();
    private readonly CollectingLogger log = new();
    private readonly List<CaptionUpdate> published = [];
    private readonly DecodeScheduler turns = new();
    private readonly TrackLoop loop;

    public TrackLoopTests() =>
        loop = new(
            "main",
            ring,
            new TrackRecipe(recogniser, () => new(ring.Written), TimeProvider.System, published.Add),
            TimeProvider.System,
            log
        );

    /// <summary>Writes sound block by block, the next one while a step runs; each step acts as the test says.</summary>
    private Task RunAsync(int blocks, Func<int, TranscriptChange> onStep)
    {
        recogniser.OnStep = step =>
        {
            if (step < blocks)
                ring.Write(new float[320]);
            else
                ring.Complete();
            return onStep(step);
        };
        ring.Write(new float[320]);
        return loop.RunAsync(turns, Test.Stop);
    }

    public void Dispose()
    {
        turns.Dispose();
        recogniser.Dispose();
    }

    [Fact]
    public async Task It_hears_everything_and_settles_at_the_end()
    {
        await RunAsync(3, _ => new());

        Assert.Equal(["hear 320", "step", "hear 320", "step", "hear 320", "step", "finish"], recogniser.Asked);
        Assert.Empty(log.Lines);
    }

    [Fact]
    public async Task A_step_that_fails_is_logged_and_captions_go_on()
    {
        await RunAsync(3, step => step == 1 ? throw new NativeLibraryException("The model stumbled.") : Changes.Heard($"word{step}"));

        Assert.Equal(["Warning: Track main: a step failed and is skipped. The model stumbled."], log.Lines);
        Assert.Empty(log.Faults);
        Assert.Equal(["word2", "word3"], published.SelectMany(u => u.Settled).Select(w => w.Text));
        Assert.True(loop.Healthy);
    }

    [Fact]
    public async Task A_fault_that_nobody_foresaw_does_not_end_the_captions_and_is_logged_whole()
    {
        await RunAsync(2, step => step == 1 ? throw new InvalidOperationException("Oops.") : Changes.Heard("on"));

        Assert.IsType<InvalidOperationException>(Assert.Single(log.Faults));
        Assert.Equal("on", published[^1].Settled[0].Text);
    }

    [Fact]
    public async Task Five_failures_in_a_row_are_unhealthy_and_the_first_success_recovers()
    {
        var healthy = new List<bool>();
        await RunAsync(8, step =>
        {
            healthy.Add(loop.Healthy);
            return step <= 6 ? throw new NativeLibraryException("No.") : new();
        });

        Assert.Equal([true, true, true, true, true, false, false, true], healthy);
        Assert.Equal(
            [
                "Warning: Track main: a step failed and is skipped. No.",
                "Error: Track main: step after step fails, so there are no captions. No. Restart the program; if it stays, try another model",
                "Information: Track main: recognition works again",
            ],
            log.Lines
        );
    }

    [Fact]
    public async Task When_step_after_step_fails_nobody_is_said_to_speak_so_that_old_words_leave_the_screen()
    {
        await RunAsync(6, step => step == 1 ? Changes.Heard("old", "words") : throw new NativeLibraryException("No."));

        Assert.Equal((0, false), (published[^1].Tentative.Count, published[^1].Speaking));
    }

    [Fact]
    public async Task Failures_apart_from_each_other_are_healthy()
    {
        await RunAsync(20, step => step % 5 != 0 ? throw new NativeLibraryException("No.") : new());

        Assert.True(loop.Healthy);
        Assert.DoesNotContain(log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lost_sound_becomes_a_gap_and_is_told()
    {
        recogniser.OnSkip = () => Changes.Heard("before the gap");
        ring.Write(new float[1000]);
        ring.Write(new float[17000]);
        ring.Complete();
        await loop.RunAsync(turns, Test.Stop);

        Assert.Equal(["skip 17000", "hear 1000", "step", "finish"], recogniser.Asked);
        Assert.True(published[0].Gap);
        Assert.Equal(
            ["Warning: Track main: 1.1 s of sound were lost because recognition was too slow; captions go on after the gap"],
            log.Lines
        );
    }

    [Fact]
    public async Task A_recogniser_that_is_behind_steps_on_without_new_sound()
    {
        recogniser.Behind = () => recogniser.Steps is > 0 and < 3;
        await RunAsync(1, _ => new());

        Assert.Equal(["hear 320", "step", "hear 0", "step", "hear 0", "step", "finish"], recogniser.Asked);
    }

    [Fact]
    public async Task A_track_that_is_behind_and_fails_does_not_spin()
    {
        recogniser.Behind = () => true;
        await RunAsync(2, _ => throw new NativeLibraryException("No."));

        Assert.Equal(2, recogniser.Steps);
        Assert.Equal("finish", recogniser.Asked[^1]);
    }

    [Fact]
    public async Task Stopping_a_loop_is_no_error()
    {
        await loop.RunAsync(turns, new CancellationToken(canceled: true));

        Assert.Empty(recogniser.Asked);
        Assert.Empty(log.Lines);
    }
}
