using LiveCaptions.Viewers;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Viewers;

public sealed class MessageBudgetTests
{
    private readonly FakeTimeProvider time = new();

    [Theory]
    [InlineData(1)] // empty messages
    [InlineData(70)] // short calls
    [InlineData(4096)] // the longest that the hub takes
    public void A_connection_that_sends_without_end_is_soon_over_its_budget(int bytes)
    {
        var budget = new MessageBudget(time);
        var sent = 0;
        while (budget.Spend(bytes, 1))
            sent++;

        Assert.InRange(sent, 1, 41);
    }

    [Fact]
    public void A_long_message_without_an_end_is_counted_too() => Assert.False(new MessageBudget(time).Spend(MessageBudget.Burst + 1, 0));

    /// <summary>Four streams, and a ping every second for an hour: more than the pages send.</summary>
    [Fact]
    public void A_page_stays_within_its_budget_for_ever()
    {
        var budget = new MessageBudget(time);
        for (var stream = 0; stream < OpenStreams.Max; stream++)
            Assert.True(budget.Spend(300, 1));
        for (var second = 0; second < 3600; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            Assert.True(budget.Spend(11, 1));
        }
    }
}
