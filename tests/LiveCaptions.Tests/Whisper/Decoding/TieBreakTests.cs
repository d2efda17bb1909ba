using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Tests.Whisper.Decoding;

public sealed class TieBreakTests
{
    private const int Old = 0,
        New = 1;
    private readonly TieBreak ties = new();

    [Fact]
    public void The_draft_wins_a_tie()
    {
        Stand(hypotheses: 1, guesses: 0);
        var choice = ties.Decide(new(New, 0.4f), Old, [1.5f, 2]);
        Assert.Equal(Old, choice.Token);
        Assert.Equal(0.4f * MathF.Exp(-0.5f), choice.Probability, 4);
    }

    [Fact]
    public void A_token_that_is_clearly_better_wins_over_any_age()
    {
        Stand(hypotheses: 10, guesses: 1);
        Assert.Equal(New, ties.Decide(new(New, 0.7f), Old, [1, 2]).Token);
    }

    [Fact]
    public void A_first_guess_wins_no_tie()
    {
        Stand(hypotheses: 2, guesses: 1);
        Assert.Equal(New, ties.Decide(new(New, 0.4f), Old, [1.9f, 2]).Token);
    }

    [Fact]
    public void A_first_guess_that_stood_in_three_hypotheses_wins_a_tie()
    {
        Stand(hypotheses: 4, guesses: 1);
        Assert.Equal(Old, ties.Decide(new(New, 0.4f), Old, [1.9f, 2]).Token);
    }

    [Fact]
    public void Ages_follow_their_tokens_when_words_before_them_are_settled()
    {
        for (var i = 0; i < 4; i++)
        {
            ties.Begin(draft: i == 0 ? 0 : 2, guesses: 2);
            for (var k = 0; i > 0 && k < 2; k++)
                ties.Keep();
            ties.End(2);
        }
        ties.Begin(draft: 1, guesses: 1);
        Assert.Equal(Old, ties.Decide(new(New, 0.4f), Old, [1.9f, 2]).Token);
    }

    /// <summary>One token stands in so many hypotheses in a row; the next one has begun.</summary>
    private void Stand(int hypotheses, int guesses)
    {
        ties.Begin(draft: 0, guesses);
        ties.End(1);
        for (var i = 1; i < hypotheses; i++)
        {
            ties.Begin(draft: 1, guesses);
            ties.Keep();
            ties.End(1);
        }
        ties.Begin(draft: 1, guesses);
    }
}
