using LiveCaptions.Capture;

namespace LiveCaptions.Tests.Capture;

public sealed class ChannelMetersTests
{
    [Fact]
    public void Each_channel_is_measured_by_itself_and_measured_anew_after_each_look()
    {
        var meters = new ChannelMeters(2);
        meters.Add([0.5f, 0, -0.5f, 0, 0.5f, 0]);
        meters.Add([0.1f, 0.1f]);

        var levels = meters.Take();

        Assert.Equal([-6.0, -20.0], levels.Select(level => Math.Round(level.Peak, 1)));
        Assert.All(levels, level => Assert.Equal(4, level.Samples));
        Assert.Empty(meters.Take());
    }

    [Fact]
    public void Sound_has_at_least_one_channel() => Assert.Throws<ArgumentOutOfRangeException>(() => new ChannelMeters(0));
}
