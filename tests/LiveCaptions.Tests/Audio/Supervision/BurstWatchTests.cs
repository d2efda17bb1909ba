using LiveCaptions.Audio.Supervision;

namespace LiveCaptions.Tests.Audio.Supervision;

public class BurstWatchTests
{
    private readonly BurstWatch watch = new();

    /// <summary>Blocks of 20 ms that come at this multiple of their own pace.</summary>
    /// <returns>How often a burst was noticed.</returns>
    private int Hear(double from, double seconds, double pace)
    {
        var bursts = 0;
        for (var i = 0; i < seconds * 50; i++)
            if (watch.Note(TimeSpan.FromSeconds(from + i * 0.02 / pace), 320))
                bursts++;
        return bursts;
    }

    [Fact]
    public void Sound_at_its_own_pace_is_live() => Assert.Equal(0, Hear(0, 100, 1));

    [Fact]
    public void A_stutter_of_a_second_is_no_burst()
    {
        Assert.Equal(0, Hear(0, 10, 1));
        Assert.Equal(0, Hear(11, 1, 100) + Hear(11.02, 0.9, 1));
    }

    [Fact]
    public void Many_seconds_at_once_are_one() => Assert.Equal(1, Hear(0, 5, 1000));

    [Fact]
    public void It_is_told_once_a_second_while_it_lasts() => Assert.Equal(3, Hear(0, 30, 10));

    [Fact]
    public void Afterwards_sound_is_live_again()
    {
        Assert.Equal(1, Hear(0, 5, 1000));
        Assert.Equal(0, Hear(1, 60, 1));
    }
}
