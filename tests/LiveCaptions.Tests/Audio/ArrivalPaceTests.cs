using LiveCaptions.Audio;
using LiveCaptions.Audio.Supervision;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Audio;

/// <summary>Sound that arrives in different ways, and when it is passed on.</summary>
public class ArrivalPaceTests
{
    private const int Block = 320;
    private readonly ArrivalPace pace = new();
    private double received,
        passed;

    /// <summary>Lets sound arrive at a speed, up to an end, and passes it on, until a time.</summary>
    /// <param name="speed">Seconds of sound that arrive a second.</param>
    private void Run(double from, double until, double speed, double end = double.MaxValue)
    {
        var start = received;
        var ended = false;
        for (var now = from; now < until; now += 0.01)
        {
            while (received < Math.Min(end, start + (now - from) * speed) && received - passed < 61)
            {
                pace.Receive(TimeSpan.FromSeconds(now), Block);
                received += 0.02;
            }
            if (!ended && received >= end)
            {
                ended = true;
                pace.End(TimeSpan.FromSeconds(now));
            }
            while (passed < received - 0.01 && pace.Wait(TimeSpan.FromSeconds(now)) == TimeSpan.Zero)
            {
                pace.Pass(Block);
                passed += 0.02;
            }
        }
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(1.001)]
    [InlineData(0.9)]
    public void Live_sound_is_never_held(double speed)
    {
        for (var turn = 0; turn < 60; turn++)
        {
            Run(turn, turn + 1, speed);
            Assert.InRange(received - passed, -0.01, 0.03);
        }
        Assert.False(pace.IsRecording);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(20)]
    [InlineData(45)]
    public void The_first_burst_of_a_live_stream_is_passed_on_as_soon_as_it_is_over(double burst)
    {
        Run(0, 0.5, burst * 2);
        Run(0.5, 3, 1);
        Assert.InRange(received - passed, -0.01, 0.03);
        Run(3, 300, 1);
        pace.End(TimeSpan.FromSeconds(300));
        Assert.False(pace.IsRecording);
    }

    [Theory]
    [InlineData(11, 1000)]
    [InlineData(11, 5)]
    [InlineData(4, 1000)]
    [InlineData(3600, 1000)]
    [InlineData(3600, 3)]
    public void A_recording_is_passed_on_at_real_pace_whatever_the_network_does(double length, double speed)
    {
        Run(0, Math.Min(length, 200) - 2, speed, length);
        Assert.InRange(passed, Math.Min(length, 200) - 2, Math.Min(length, 200) - 0.9);
        Assert.True(pace.IsRecording);
        Run(Math.Min(length, 200) - 2, 201, speed, length);
        Assert.Equal(Math.Min(length, 201.75), passed, 0.1);
    }

    [Fact]
    public void A_recording_is_not_taken_for_sound_that_was_held_back()
    {
        var bursts = new BurstWatch();
        for (var now = 0.0; now < 10; now += 0.01)
        {
            var before = passed;
            Run(now, now + 0.005, 100_000, 60);
            Assert.False(bursts.Note(TimeSpan.FromSeconds(now), (int)AudioTime.SamplesIn(passed - before)));
        }
    }

    [Fact]
    public void A_recording_whose_end_is_noticed_late_is_still_passed_on_at_real_pace()
    {
        Run(0, 0.011, 1000); // some 11 s at once
        Run(0.011, 3, 0);
        Assert.InRange(passed, 3, 4.1);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(10)]
    public void A_live_stream_in_segments_is_soon_no_later_than_its_segments(int segment)
    {
        Run(0, 0.5, segment * 6); // three segments at first
        for (var turn = 1; turn < 20; turn++)
        {
            Run((turn - 1) * segment + 0.5, turn * segment, 0);
            Run(turn * segment, turn * segment + 0.5, segment * 2);
        }
        Assert.InRange(received - passed, 0, segment);
        Assert.False(pace.IsRecording);
    }

    [Fact]
    public void A_stream_that_ends_in_time_is_no_recording()
    {
        Run(0, 11, 1, 11);
        pace.End(TimeSpan.FromSeconds(11));

        Assert.False(pace.IsRecording);
    }
}
