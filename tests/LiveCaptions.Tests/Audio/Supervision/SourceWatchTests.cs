using LiveCaptions.Audio;
using LiveCaptions.Audio.Supervision;
using LiveCaptions.Capture;

namespace LiveCaptions.Tests.Audio.Supervision;

public class SourceWatchTests
{
    private static readonly SoundLevel Loud = new(-20, -3, 0, 0, 16000),
        Mute = new(-120, -120, 0, 0, 16000);
    private readonly SourceWatch watch = new(new SourcePolicy());

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    [Fact]
    public void A_source_starts_runs_is_lost_and_comes_back()
    {
        watch.Open(At(0));
        Assert.Equal(SourceState.Starting, watch.State);
        Assert.False(watch.ReceiveSound(At(0.1)));
        Assert.Equal(SourceState.Running, watch.State);

        watch.Lose(At(60));
        Assert.Equal(SourceState.Lost, watch.State);
        watch.Open(At(60.5));
        Assert.Equal(SourceState.Reopening, watch.State);
        Assert.True(watch.ReceiveSound(At(60.6)));
        Assert.Equal((SourceState.Running, 1), (watch.State, watch.Losses));
    }

    [Fact]
    public void A_source_without_data_for_two_seconds_is_starved()
    {
        watch.Open(At(0));
        Assert.False(watch.IsStarved(At(1.9)));
        Assert.True(watch.IsStarved(At(2)));
        watch.ReceiveSound(At(1.9));
        Assert.False(watch.IsStarved(At(3.8)));
        Assert.True(watch.IsStarved(At(3.9)));
    }

    [Fact]
    public void A_lost_source_is_reopened_ever_more_slowly()
    {
        var waits = new List<double>();
        for (var now = 0.0; waits.Count < 6; now += 10)
        {
            watch.Open(At(now));
            waits.Add(watch.Lose(At(now + 1)).TotalSeconds);
        }

        Assert.Equal([0.5, 1, 2, 3, 3, 3], waits);
        Assert.Equal(1, watch.Losses); // one episode
    }

    [Fact]
    public void A_server_whose_source_keeps_ending_is_asked_ever_more_rarely()
    {
        var patient = new SourceWatch(new SourcePolicy { Brief = TimeSpan.FromMinutes(1) });
        var waits = new List<double>();
        for (var now = 0.0; waits.Count < 12; now += 1000)
        {
            patient.Open(At(now));
            patient.ReceiveSound(At(now));
            waits.Add(patient.Lose(At(now + 11)).TotalSeconds);
        }

        Assert.Equal([0.5, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300], waits);

        patient.Open(At(20000));
        patient.ReceiveSound(At(20000));
        Assert.Equal(0.5, patient.Lose(At(20100)).TotalSeconds);
    }

    [Fact]
    public void After_a_steady_run_the_waits_start_over_but_not_after_a_short_one()
    {
        watch.Open(At(0));
        watch.Lose(At(1));
        watch.Open(At(2));
        watch.ReceiveSound(At(2.1));
        Assert.Equal(1, watch.Lose(At(3)).TotalSeconds);
        watch.Open(At(4));
        watch.ReceiveSound(At(4.1));
        Assert.Equal(0.5, watch.Lose(At(10)).TotalSeconds);
    }

    [Fact]
    public void A_source_is_silent_after_ten_seconds_of_silence_and_until_the_first_sound()
    {
        watch.Open(At(0));
        watch.ReceiveSound(At(0));
        var changes = Enumerable.Range(1, 12).Where(second => watch.Measure(At(second), Mute)).ToList();
        Assert.Equal([11], changes);
        Assert.Equal(SourceState.Silent, watch.State);

        Assert.True(watch.Measure(At(13), Loud));
        Assert.Equal(SourceState.Running, watch.State);
        Assert.False(watch.Measure(At(14), Loud));
    }

    [Fact]
    public void A_lost_source_does_not_become_silent()
    {
        watch.Open(At(0));
        watch.ReceiveSound(At(0));
        watch.Lose(At(1));

        Assert.False(watch.Measure(At(20), Mute));
        Assert.Equal(SourceState.Lost, watch.State);
    }
}
