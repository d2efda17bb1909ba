using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Tests.Whisper.Decoding;

public sealed class TokenChoiceTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(1001)]
    public void The_best_token_and_its_probability_are_those_of_a_plain_softmax(int length)
    {
        var random = new Random(length);
        var row = Enumerable.Range(0, length).Select(_ => (float)(random.NextDouble() * 20 - 10)).ToArray();
        row[length / 2] = float.NegativeInfinity;
        var sum = row.Sum(x => Math.Exp(x - row.Max()));

        var choice = TokenChoice.Best(row);

        Assert.Equal(Array.IndexOf(row, row.Max()), choice.Token);
        Assert.Equal(1 / sum, choice.Probability, 4);
        Assert.Equal(Math.Exp(row[0] - row.Max()) / sum, TokenChoice.ProbabilityOf(0, row), 4);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(2000)]
    public void The_best_tokens_come_in_their_order_with_their_probabilities(int length)
    {
        var random = new Random(length);
        var row = Enumerable.Range(0, length).Select(_ => (float)(random.NextDouble() * 20 - 10)).ToArray();
        row[length / 2] = float.NegativeInfinity;
        var sum = row.Sum(x => Math.Exp(x - row.Max()));
        var expected = Enumerable.Range(0, length).Where(i => float.IsFinite(row[i])).OrderByDescending(i => row[i]).Take(6).ToArray();
        var best = new TokenChoice[6];

        var found = TokenChoice.Best(row, best);

        Assert.Equal(expected, best[..found].Select(choice => choice.Token));
        Assert.All(best[..found], choice => Assert.Equal(Math.Exp(row[choice.Token] - row.Max()) / sum, choice.Probability, 4));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(float.PositiveInfinity)]
    public void A_row_without_numbers_gives_no_choice_and_no_exception(float nothing)
    {
        var row = new float[100];
        Array.Fill(row, nothing);
        Assert.Equal(0, TokenChoice.Best(row).Probability);
        Assert.Equal(0, TokenChoice.Best(row, new TokenChoice[3]));
        Assert.Equal(0, TokenChoice.ProbabilityOf(3, row));
    }
}
