using LiveCaptions.Capture.Conversion;

namespace LiveCaptions.Tests.Capture.Conversion;

public class DeviceClockTests
{
    private const int Rate = 48000;
    private const long Ms = 1_000_000;
    private readonly DeviceClock clock = new(Rate);
    private readonly Random jitter = new(1);
    private double given; // frames that the device has delivered
    private double made; // frames that stretching has added
    private long now = 12345 * Ms;

    /// <summary>Delivers data every 20 ms, up to 15 ms late, from a device whose clock is off by this much.</summary>
    /// <returns>Frames reported as missing.</returns>
    private long Run(double seconds, double ppm = 0)
    {
        long missing = 0;
        for (var i = 0; i < seconds * 50; i++)
        {
            now += 20 * Ms;
            given += 0.02 * Rate * (1 + ppm / 1e6);
            made += 0.02 * Rate * clock.Stretch;
            missing += clock.Observe((long)given, now + (long)(jitter.NextDouble() * 15 * Ms));
        }
        return missing;
    }

    [Fact]
    public void Data_that_arrives_late_is_not_missing()
    {
        Assert.Equal(0, Run(600));
        Assert.Equal(0, clock.Restarts);
        Assert.InRange(Math.Abs(made), 0, 0.003 * Rate);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(-100)]
    [InlineData(250)]
    public void Drift_of_the_device_is_corrected_by_stretching(double ppm)
    {
        Assert.Equal(0, Run(8 * 3600, ppm));

        Assert.Equal(0, clock.Restarts);
        Assert.Equal(ppm, -clock.Stretch * 1e6, 60.0); // some milliseconds of jitter move it
        Assert.InRange(Math.Abs(8 * 3600.0 * Rate - given - made), 0, 0.02 * Rate);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(800)]
    [InlineData(5000)]
    public void Sound_lost_before_this_process_is_reported_once_and_in_full(int lostMs)
    {
        Run(10);
        now += lostMs * Ms;
        var missing = Run(10);

        Assert.Equal(lostMs * Rate / 1000.0, missing, 0.01 * Rate);
        Assert.Equal(missing, clock.Missing);
        Assert.Equal(0, Run(60));
    }

    [Fact]
    public void A_pause_that_ends_in_a_burst_loses_nothing()
    {
        Run(10);
        now += 1500 * Ms;
        for (var i = 0; i < 75; i++)
            Assert.Equal(0, clock.Observe((long)(given += 0.02 * Rate), now + i * 10_000));

        Assert.Equal(0, Run(60));
        Assert.Equal(0, clock.Missing);
    }

    [Fact]
    public void A_device_that_is_suddenly_ahead_only_restarts_the_comparison()
    {
        Run(10);
        given += 0.2 * Rate;

        Assert.Equal(0, Run(10));
        Assert.Equal(1, clock.Restarts);
        Assert.False(clock.IsImpossible);
    }

    [Fact]
    public void Sound_at_twice_real_time_comes_from_no_device()
    {
        Run(10, ppm: 1_000_000);

        Assert.True(clock.IsImpossible);
    }

    [Fact]
    public void A_silent_loopback_is_filled_by_the_clock()
    {
        var silence = new LoopbackSilence(Rate, start: 0);

        Assert.Equal(Rate / 5, silence.Due(0, 200 * Ms, Rate));
        Assert.Equal(0, silence.Due(Rate, 1000 * Ms, Rate)); // a second of sound has come, too
        Assert.Equal(Rate / 2, silence.Due(Rate, 5000 * Ms, Rate / 2));
        Assert.Equal(Rate, silence.Due(Rate, 5000 * Ms, Rate));
        Assert.Equal(Rate / 5 + Rate / 2 + Rate, silence.Made);
    }
}
