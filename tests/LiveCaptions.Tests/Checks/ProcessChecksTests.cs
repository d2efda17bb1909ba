using LiveCaptions.Checks;
using LiveCaptions.Health;
using LiveCaptions.Lifetime;

namespace LiveCaptions.Tests.Checks;

public class ProcessChecksTests
{
    private static readonly OpenFiles Plenty = new(300, 4096);

    private static List<Finding> Look(Restarts restarts, OpenFiles? files) => [.. ProcessChecks.Look(restarts, files, "/logs")];

    [Theory]
    [InlineData(1, "LiveCaptions has crashed and was restarted once.")]
    [InlineData(3, "LiveCaptions has crashed and was restarted 3 times.")]
    public void Crashes_are_a_finding_with_their_count_time_and_cause(int count, string about)
    {
        var finding = Assert.Single(Look(new(count, DateTimeOffset.UnixEpoch, "it was killed (SIGKILL)"), Plenty));

        Assert.Equal((Mark.Doubtful, about), (finding.Mark, finding.About));
        Assert.Contains("because it was killed (SIGKILL).", finding.Cause, StringComparison.Ordinal);
        Assert.Contains("/logs", finding.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(300, 384, "Only 84 more files can be opened.")]
    [InlineData(1024, 1024, "Only 0 more files can be opened.")]
    [InlineData(1030, 1024, "Only 0 more files can be opened.")]
    public void A_service_near_its_limit_of_open_files_is_a_finding(int count, int limit, string about) =>
        Assert.Equal(about, Assert.Single(Look(Restarts.None, new(count, limit))).About);

    [Fact]
    public void A_service_that_never_crashed_and_has_files_enough_is_not_mentioned()
    {
        Assert.Empty(Look(Restarts.None, Plenty));
        Assert.Empty(Look(Restarts.None, null));
    }
}
