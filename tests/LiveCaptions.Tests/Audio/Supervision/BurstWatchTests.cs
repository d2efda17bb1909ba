using LiveCaptions.Audio.Supervision;

namespace LiveCaptions.Tests.Audio.Supervision;

public class BurstWatchTests
{
    private readonly BurstWatch watch = new();

    /// <summary>Delivers blocks of 20 ms at a multiple of real time.</summary>
    /// <returns>The number of bursts detected.</returns>
    private int Deliver(double from, double seconds, double pace)
    {
        var bursts = 0;
        for (var i = 0; i < seconds * 50; i++)
            if (watch.Note(TimeSpan.FromSeconds(from + i * 0.02 / pace), 320))
                bursts++;
        return bursts;
    }

    [Fact]
    public void Sound_in_real_time_is_live() => Assert.Equal(0, Deliver(0, 100, 1));

    [Fact]
    public void A_stutter_of_a_second_is_not_a_burst()
    {
        Assert.Equal(0, Deliver(0, 10, 1));
        Assert.Equal(0, Deliver(11, 1, 100) + Deliver(11.02, 0.9, 1));
    }

    [Fact]
    public void Many_seconds_at_once_are_one_burst() => Assert.Equal(1, Deliver(0, 5, 1000));

    [Fact]
    public void A_burst_is_reported_once_per_second_while_it_lasts() => Assert.Equal(3, Deliver(0, 30, 10));

    [Fact]
    public void Sound_after_a_burst_is_live_again()
    {
        Assert.Equal(1, Deliver(0, 5, 1000));
        Assert.Equal(0, Deliver(1, 60, 1));
    }
}
