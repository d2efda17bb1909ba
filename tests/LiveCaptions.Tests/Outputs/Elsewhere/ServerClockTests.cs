using LiveCaptions.Outputs.Elsewhere;

namespace LiveCaptions.Tests.Outputs.Elsewhere;

public class ServerClockTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    /// <param name="ahead">Seconds by which the server is ahead.</param>
    /// <param name="travel">Seconds that an answer takes, half of them each way.</param>
    private static TimeSpan Learned(double ahead, double travel, int answers)
    {
        var clock = new ServerClock();
        for (var n = 0; n < answers; n++)
        {
            var asked = Noon.AddSeconds(n * 1.37);
            var there = asked.AddSeconds(ahead + travel / 2);
            clock.Note(asked, asked.AddSeconds(travel), new(there.Ticks - there.Ticks % TimeSpan.TicksPerSecond, TimeSpan.Zero));
        }
        return clock.Offset;
    }

    [Theory]
    [InlineData(0, 0.05)]
    [InlineData(0.3, 0.8)]
    [InlineData(-0.2, 0.5)]
    public void A_difference_that_whole_seconds_cannot_prove_is_left_alone(double ahead, double travel) =>
        Assert.Equal(TimeSpan.Zero, Learned(ahead, travel, 1));

    [Theory]
    [InlineData(12.4)]
    [InlineData(-300.7)]
    [InlineData(7200)]
    public void A_clock_that_is_wrong_is_known_to_a_second_after_one_answer_and_better_after_many(double ahead)
    {
        Assert.InRange((Learned(ahead, 0.1, 1).TotalSeconds - ahead), -1, 1);
        Assert.InRange((Learned(ahead, 0.1, 200).TotalSeconds - ahead), -0.7, 0.7);
    }
}
