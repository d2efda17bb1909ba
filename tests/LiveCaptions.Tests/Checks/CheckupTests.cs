using LiveCaptions.Audio;
using LiveCaptions.Checks;
using LiveCaptions.Health;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Checks;

public class CheckupTests
{
    private readonly FakeTimeProvider time = new();

    private static Check Good(string about) => Check.Of("A part", () => [new(Mark.Good, about)]);

    [Fact]
    public async Task Findings_come_in_the_order_of_the_checks()
    {
        var findings = await Checkup.RunAsync([Good("one"), Check.Of("A part", () => []), Good("two")], time, Test.Stop);

        Assert.Equal(["one", "two"], findings.Select(f => f.About));
    }

    [Fact]
    public async Task A_check_that_fails_is_a_finding_and_the_others_go_on()
    {
        var findings = await Checkup.RunAsync(
            [
                Check.Of("The clock", () => throw new SourceException("The cable is out.")),
                new("OBS", _ => throw new InvalidOperationException("Oops.")),
                Good("two"),
            ],
            time,
            Test.Stop
        );

        Assert.Equal(
            [
                (Mark.Doubtful, "The clock could not be checked.", "The cable is out."),
                (Mark.Doubtful, "OBS could not be checked.", "InvalidOperationException: Oops."),
                (Mark.Good, "two", ""),
            ],
            findings.Select(f => (f.Mark, f.About, f.Cause))
        );
    }

    [Fact]
    public async Task A_part_that_hangs_is_given_up_after_fifteen_seconds()
    {
        var begun = new TaskCompletionSource();
        var never = new TaskCompletionSource<IReadOnlyList<Finding>>();
        var running = Checkup.RunAsync([new("A sound device", _ =>
                {
                    begun.SetResult();
                    return never.Task;
                }), Good("two")], time, Test.Stop);
        await begun.Task.WaitAsync(Test.Stop);

        time.Advance(TimeSpan.FromSeconds(16));

        var findings = await running;
        Assert.Equal("A sound device could not be checked.", findings[0].About);
        Assert.Contains("hangs", findings[0].Cause, StringComparison.Ordinal);
        Assert.Equal("two", findings[1].About);
    }
}
