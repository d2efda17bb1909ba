using LiveCaptions.Outputs.Elsewhere;
using static LiveCaptions.Tests.Outputs.Elsewhere.Spoken;

namespace LiveCaptions.Tests.Outputs.Elsewhere;

public class AttemptsTests
{
    private static readonly Outcome Away = new(Answer.Away, "It is away.");
    private static readonly Outcome Refused = new(Answer.Refused, "It refuses.");
    private readonly Attempts attempts = new(() => 0.5);

    [Fact]
    public void Waits_grow_to_ten_seconds_and_begin_anew_after_a_success()
    {
        var waits = new List<double>();
        for (var n = 0; n < 7; n++)
        {
            attempts.Note(Away, At(100));
            waits.Add((attempts.NotBefore - At(100)).TotalSeconds);
        }
        Assert.Equal([0.5, 1, 2, 5, 10, 10, 10], waits);

        attempts.Note(Outcome.Taken, At(200));
        Assert.False(attempts.IsFailing);
        attempts.Note(Away, At(200));
        Assert.Equal(At(200.5), attempts.NotBefore);
    }

    [Theory]
    [InlineData(0, 0.4)]
    [InlineData(1, 0.6)]
    public void Waits_differ_by_a_fifth_so_that_not_all_programs_return_at_once(double chance, double wait)
    {
        var own = new Attempts(() => chance);

        own.Note(Away, At(0));

        Assert.Equal(At(wait), own.NotBefore);
    }

    [Theory]
    [InlineData(30, 30)]
    [InlineData(0.1, 0.5)]
    [InlineData(86400, 300)]
    public void The_other_side_s_wish_to_wait_is_respected_within_reason(double wish, double wait)
    {
        attempts.Note(new(Answer.Later, "Later.", At(wish)), At(0));

        Assert.Equal(At(wait), attempts.NotBefore);
    }

    [Fact]
    public void Eight_refusals_in_a_row_switch_off_and_being_away_never_does()
    {
        for (var n = 0; n < 1000; n++)
            attempts.Note(Away, At(n));
        Assert.False(attempts.IsOff);
        for (var n = 0; n < Attempts.MostRefusals - 1; n++)
            attempts.Note(Refused, At(n));
        attempts.Note(Outcome.Taken, At(1));
        for (var n = 0; n < Attempts.MostRefusals - 1; n++)
            attempts.Note(Refused, At(n));
        Assert.False(attempts.IsOff);

        attempts.Note(Refused, At(2));

        Assert.True(attempts.IsOff);
    }
}
