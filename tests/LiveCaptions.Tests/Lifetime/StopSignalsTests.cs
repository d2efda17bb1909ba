using LiveCaptions.Lifetime;

namespace LiveCaptions.Tests.Lifetime;

public class StopSignalsTests
{
    [Theory]
    [InlineData("SigIgn:\t0000000000000001", true)] // nohup
    [InlineData("SigIgn:\t0000000000001001", true)] // and SIGPIPE
    [InlineData("SigIgn:\t0000000000001000", false)]
    [InlineData("SigIgn:\t0000000000000006", false)] // a script's background job ignores Ctrl-C only
    [InlineData("SigIgn:\tffffffffffffffff", true)]
    [InlineData("SigIgn:\t", false)]
    [InlineData("SigBlk:\t0000000000000001", false)]
    public void A_hangup_that_was_ignored_at_the_start_is_recognised(string line, bool ignored) =>
        Assert.Equal(ignored, StopSignals.IgnoresHangup(["Name:\tlivecaptions", line, "SigCgt:\t0000000000000001"]));

    [Fact]
    public void The_first_signal_asks_and_the_second_one_ends_the_program()
    {
        using var stop = new CancellationTokenSource();

        Assert.True(StopSignals.Handle(stop));
        Assert.True(stop.IsCancellationRequested);
        Assert.False(StopSignals.Handle(stop));
    }
}
