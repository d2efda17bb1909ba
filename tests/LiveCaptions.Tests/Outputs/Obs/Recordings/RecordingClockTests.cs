using LiveCaptions.Outputs.Obs.Recordings;

namespace LiveCaptions.Tests.Outputs.Obs.Recordings;

public class RecordingClockTests
{
    private readonly RecordingClock clock = new(TimeSpan.Zero);

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    private IEnumerable<(string, double, double)> Placed(double start, double end, RecordingClock? by = null) =>
        (by ?? clock).Place(At(start), At(end)).Select(p => (p.Journal, p.Start.Seconds, p.End.Seconds));

    [Fact]
    public void The_lag_of_the_encoder_is_not_drift_and_counts_when_a_recording_is_joined()
    {
        clock.Start("film", TimeSpan.FromSeconds(10));
        Assert.True(clock.LearnLag(TimeSpan.FromSeconds(13), TimeSpan.FromSeconds(2.4)));
        Assert.Equal(0.6, clock.Lag.TotalSeconds, 3);

        Assert.Equal(TimeSpan.Zero, clock.CorrectDrift(TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(29.4)));
        Assert.Equal(5, clock.CorrectDrift(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(44.4)).TotalSeconds, 3);
        var joined = new RecordingClock(TimeSpan.Zero);
        joined.Join("film", TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(49.4), paused: false, clock.Lag);
        Assert.Equal(55, joined.Place(TimeSpan.FromSeconds(105), TimeSpan.FromSeconds(106)).Single().Start.Seconds, 3);
    }

    [Theory]
    [InlineData(13.5)]
    [InlineData(1)]
    public void A_difference_too_large_for_an_encoder_is_not_learned(double duration)
    {
        clock.Start("film", TimeSpan.FromSeconds(10));

        Assert.False(clock.LearnLag(TimeSpan.FromSeconds(23), TimeSpan.FromSeconds(duration)));
        Assert.Equal(TimeSpan.Zero, clock.Lag);
    }

    [Fact]
    public void Words_are_placed_from_the_start_of_the_recording()
    {
        clock.Start("a", At(100));

        Assert.Equal([("a", 5, 7)], Placed(105, 107));
        Assert.Equal([("a", 0, 1)], Placed(99, 101));
        Assert.Empty(Placed(90, 95));
    }

    [Fact]
    public void Pauses_are_not_in_the_file()
    {
        clock.Start("a", At(100));
        clock.Pause(At(110));
        Assert.False(clock.IsRunning);
        clock.Resume(At(150));

        Assert.Equal([("a", 9, 10)], Placed(109, 115));
        Assert.Empty(Placed(115, 149));
        Assert.Equal([("a", 10, 11)], Placed(149, 151));
        Assert.Equal([("a", 9, 11)], Placed(109, 151));
    }

    [Fact]
    public void Words_across_a_split_are_in_both_files()
    {
        clock.Start("a", At(0));
        clock.Split("b", At(10));

        Assert.Equal([("a", 9, 10), ("b", 0, 2)], Placed(9, 12));
    }

    [Fact]
    public void Words_settled_after_the_stop_are_still_placed()
    {
        clock.Start("a", At(0));
        clock.Stop(At(10));

        Assert.Equal([("a", 8, 9)], Placed(8, 9));
        Assert.Equal([("a", 9, 10)], Placed(9, 12));
        clock.Forget(At(11));
        Assert.Empty(Placed(8, 9));
    }

    [Fact]
    public void A_running_recording_is_joined_by_its_duration()
    {
        clock.Join("a", At(1000), At(60), paused: true);

        Assert.False(clock.IsRunning);
        Assert.Equal([("a", 55, 57)], Placed(995, 997));
        clock.Resume(At(2000));
        Assert.Equal([("a", 60, 61)], Placed(2000, 2001));
    }

    [Fact]
    public void Drift_beyond_half_a_second_is_corrected_to_the_duration_of_OBS()
    {
        clock.Start("a", At(0));

        Assert.Equal(TimeSpan.Zero, clock.CorrectDrift(At(100), At(99.6)));
        Assert.Equal(At(20), clock.CorrectDrift(At(100), At(80)));
        Assert.Equal([("a", 81, 82)], Placed(101, 102));
        Assert.Equal(TimeSpan.Zero, clock.CorrectDrift(At(110), At(90)));
    }

    [Fact]
    public void Delayed_sound_is_later_in_the_file()
    {
        var late = new RecordingClock(At(0.3));
        late.Start("a", At(0));

        Assert.Equal([("a", 5.3, 6.3)], Placed(5, 6, late));
    }

    [Fact]
    public void Events_received_twice_or_without_a_recording_change_nothing()
    {
        clock.Pause(At(1));
        clock.Resume(At(2));
        Assert.Equal(TimeSpan.Zero, clock.CorrectDrift(At(2), At(5)));
        clock.Start("a", At(10));
        clock.Resume(At(11));
        clock.Pause(At(20));
        clock.Pause(At(25));

        Assert.Equal([("a", 9, 10)], Placed(19, 30));
    }
}
