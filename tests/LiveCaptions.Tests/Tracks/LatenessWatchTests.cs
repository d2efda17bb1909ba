using LiveCaptions.Tracks;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Tracks;

public class LatenessWatchTests
{
    private readonly LatenessWatch watch = new(new());
    private double now;

    /// <summary>Keeps the same lateness for this long, with five updates a second.</summary>
    /// <returns>Whether it ever said skip.</returns>
    private bool For(double seconds, double late)
    {
        var skip = false;
        for (var end = now + seconds; now < end - 1e-9; now += 0.2)
            skip |= watch.Update(TimeSpan.FromSeconds(now), TimeSpan.FromSeconds(late));
        return skip;
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1.5)]
    [InlineData(2.0)]
    public void Up_to_two_seconds_late_it_works_with_full_effort(double late)
    {
        Assert.False(For(60, late));
        Assert.Equal(Effort.Full, watch.Effort);
    }

    [Fact]
    public void Beyond_two_seconds_effort_is_lowered_step_by_step()
    {
        var efforts = new List<Effort>();
        for (var i = 0; i < 5; i++)
        {
            Assert.False(For(1, 2.5));
            efforts.Add(watch.Effort);
        }

        Assert.Equal([Effort.Reduced, Effort.Low, Effort.Least, Effort.Least, Effort.Least], efforts);
    }

    [Fact]
    public void Beyond_eight_seconds_it_skips_at_once_and_works_least()
    {
        Assert.True(For(0.2, 8.1));
        Assert.Equal(Effort.Least, watch.Effort);
    }

    [Fact]
    public void It_returns_to_full_effort_by_itself()
    {
        For(3, 3);
        For(8, 0.3);

        Assert.Equal(Effort.Full, watch.Effort);
    }

    [Fact]
    public void Between_late_and_in_time_nothing_changes()
    {
        For(1, 3);
        For(60, 1.5);

        Assert.Equal(Effort.Reduced, watch.Effort);
    }

    [Fact]
    public void Full_effort_is_tried_less_and_less_often_where_it_is_always_too_much()
    {
        var tries = new List<double>();
        for (var i = 0; i < 6; i++)
        {
            For(0.2, 2.5);
            var lowered = now;
            while (watch.Effort > Effort.Full)
                For(0.2, 0.3);
            tries.Add(now - lowered);
        }

        for (var i = 1; i < tries.Count; i++)
            Assert.True(tries[i] > 1.5 * tries[i - 1] || tries[i] > 50, string.Join(", ", tries));
        Assert.InRange(tries[^1], 30, 61);
    }

    [Fact]
    public void Effort_is_raised_as_quickly_as_at_first_after_a_long_time_in_time()
    {
        for (var i = 0; i < 4; i++)
        {
            For(0.2, 2.5);
            while (watch.Effort > Effort.Full)
                For(0.2, 0.3);
        }
        For(120, 0.3);
        For(0.2, 2.5);
        For(4.6, 0.3);

        Assert.Equal(Effort.Full, watch.Effort);
    }
}
