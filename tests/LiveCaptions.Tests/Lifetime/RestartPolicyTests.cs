using LiveCaptions.Lifetime;

namespace LiveCaptions.Tests.Lifetime;

public class RestartPolicyTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1),
        Hours = TimeSpan.FromHours(2);

    private readonly RestartPolicy policy = new();

    [Fact]
    public void A_service_that_crashes_after_hours_is_restarted_at_once_every_time()
    {
        for (var n = 0; n < 20; n++)
            Assert.Equal(TimeSpan.Zero, policy.AfterCrash(Hours, wasUp: true));
    }

    [Fact]
    public void A_service_that_crashes_again_and_again_is_restarted_ever_later_but_never_given_up()
    {
        var delays = Enumerable.Range(0, 30).Select(_ => policy.AfterCrash(Moment, wasUp: true)).ToList();

        Assert.All(delays, delay => Assert.InRange(delay!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(15)));
        Assert.Equal(delays.Order(), delays);
        Assert.True(delays[3] <= TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void A_service_that_never_comes_up_is_given_up()
    {
        Assert.NotNull(policy.AfterCrash(Moment, wasUp: false));
        Assert.NotNull(policy.AfterCrash(Moment, wasUp: false));
        Assert.Null(policy.AfterCrash(Moment, wasUp: false));
    }

    [Fact]
    public void A_slow_start_that_crashes_counts_as_a_failed_start_however_long_it_took()
    {
        Assert.NotNull(policy.AfterCrash(Hours, wasUp: false));
        Assert.NotNull(policy.AfterCrash(Hours, wasUp: false));
        Assert.Null(policy.AfterCrash(Hours, wasUp: false));
    }

    [Theory]
    [InlineData(0, true)] // in good order
    [InlineData(1, false)] // a port that is taken, a full disk
    [InlineData(2, false)] // half a settings file
    [InlineData(9, false)]
    [InlineData(137, false)]
    public void A_reason_that_keeps_the_service_from_coming_back_after_a_crash_is_not_final(int exitCode, bool isFinal)
    {
        policy.AfterCrash(Hours, wasUp: true);

        Assert.Equal(isFinal, policy.IsFinal(exitCode, wasUp: false));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(1, true)]
    public void A_reason_that_the_service_explains_is_final_at_the_first_start_and_while_it_runs(int exitCode, bool wasUp) =>
        Assert.True(policy.IsFinal(exitCode, wasUp));

    [Fact]
    public void A_service_that_was_up_once_is_not_given_up_because_later_starts_crash()
    {
        policy.AfterCrash(Hours, wasUp: true);

        Assert.All(Enumerable.Range(0, 20), _ => Assert.NotNull(policy.AfterCrash(Moment, wasUp: false)));
    }

    [Fact]
    public void A_restart_that_was_asked_for_and_fails_is_tried_again_until_the_settings_are_mended()
    {
        var policy = new RestartPolicy();

        policy.Asked();

        Assert.False(policy.IsFinal(exitCode: 2, wasUp: false));
        Assert.Equal(TimeSpan.Zero, policy.AfterCrash(TimeSpan.FromSeconds(1), wasUp: false));
        for (var tries = 0; tries < 10; tries++)
            Assert.NotNull(policy.AfterCrash(TimeSpan.FromSeconds(1), wasUp: false));
    }
}
