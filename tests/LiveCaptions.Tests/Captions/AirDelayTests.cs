using LiveCaptions.Captions;

namespace LiveCaptions.Tests.Captions;

public class AirDelayTests : WatchedTrack
{
    [Fact]
    public void Held_words_go_on_air_when_their_time_has_come_and_corrected_before()
    {
        Pipeline.Delay(TimeSpan.FromSeconds(3));
        Say(1, "we hold theese", "truths");
        Assert.Empty(screen.Screen);
        Assert.All(View(9).Words, word => Assert.True(word.Held));
        Pipeline.Correct(NumberOf("theese"), "these");

        clock.Advance(TimeSpan.FromSeconds(2.9));
        Assert.Empty(screen.Screen);
        clock.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Equal(["we hold these|"], screen.Screen);
        Assert.DoesNotContain(screen.Frames, frame =>
            frame.Lines.Any(line => line.Settled.Contains("theese", StringComparison.Ordinal) || line.Tentative.Length > 0)
        );
        Assert.InRange(screen.Frames[^1].Delay, 3.3, 3.6);
        Assert.Equal("we hold these", Transcript);
    }

    [Fact]
    public void Held_words_go_on_air_in_time_although_the_wall_clock_is_set_back()
    {
        var wall = new SteppedWallClock(clock);
        var stepped = new TrackCaptions("main", "Main hall", new(wall));
        stepped.Join(screen, 20, 5);
        stepped.Pipeline.Delay(TimeSpan.FromSeconds(3));
        stepped.Publish(Talk.Said(1, "one"));
        wall.Step = TimeSpan.FromHours(-1);
        clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(["one|"], screen.Screen);
    }

    [Fact]
    public void A_correction_overtakes_what_waits_and_leaves_it_waiting()
    {
        Say(1, "theese");
        Pipeline.Delay(TimeSpan.FromSeconds(3));
        Say(2, "truths");
        Pipeline.Correct(NumberOf("theese"), "these");

        Assert.Equal(["these|"], screen.Screen);
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(["these truths|"], screen.Screen);
    }

    [Fact]
    public void A_shorter_wait_lets_out_what_is_due_in_the_order_in_which_it_was_said()
    {
        Pipeline.Delay(TimeSpan.FromSeconds(10));
        Say(1, "one");
        Pipeline.Delay(TimeSpan.Zero);
        Say(2, "two");
        Assert.Empty(screen.Screen);
        clock.Advance(TimeSpan.FromSeconds(9));

        Assert.Equal(["one two|"], screen.Screen);
    }

    [Fact]
    public void A_pause_withholds_what_waits_and_keeps_nothing_of_what_is_said_meanwhile()
    {
        Pipeline.Delay(TimeSpan.FromSeconds(5));
        Say(1, "secret");
        Pipeline.Pause();
        Say(2, "private talk", "more");
        clock.Advance(TimeSpan.FromSeconds(20));
        Pipeline.Delay(TimeSpan.Zero);
        Pipeline.Resume();
        Say(30, "welcome back");

        Assert.Equal(["welcome back|"], screen.Screen);
        Assert.Equal("welcome back", Transcript);
        Assert.Equal(["welcome", "back"], Pipeline.Subtitles().Words.Select(w => w.Text));
        Assert.DoesNotContain(screen.Frames.SelectMany(f => f.Lines), line =>
            (line.Settled + line.Tentative).Contains("priv", StringComparison.Ordinal)
        );
    }

    /// <summary>A clock whose wall time a person sets; timers and durations do not notice.</summary>
    private sealed class SteppedWallClock(TimeProvider clock) : TimeProvider
    {
        public TimeSpan Step { get; set; }

        public override long TimestampFrequency => clock.TimestampFrequency;

        public override long GetTimestamp() => clock.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + Step;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            clock.CreateTimer(callback, state, dueTime, period);
    }
}
