using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Tests.Whisper;

public sealed class RepetitionGuardTests
{
    [Theory]
    [InlineData("1 2 3 1 2 3 1 2 3 1 2 3 1", true)]
    [InlineData("7 7 7 7 7 7 7 7 7 7 7 7 7", true)]
    [InlineData("1 2 3 4 1 2 3 4 1 2 3 4 1", false)]
    [InlineData("7 7 7 7 7 7 7 7 7 7", false)]
    public void Ten_tokens_of_three_kinds_or_fewer_repeat(string tokens, bool repeats) =>
        Assert.Equal(repeats, RepetitionGuard.Repeats([.. tokens.Split(' ').Select(int.Parse)]));

    [Theory]
    [InlineData("1 2 3 1 2 3", 2, 0, true)]
    [InlineData("1 2 3 1 2 3 4", 2, 6, false)]
    [InlineData("1 2 3 1 2 3 4", 2, 5, true)]
    [InlineData("0 1 2 3 4 5 1 2 3 4 5 9", 2, 0, true)]
    [InlineData("1 2 1 2 1 2", 2, 0, false)]
    [InlineData("1 2 3 1 2 3", 3, 0, false)]
    [InlineData("9 1 2 3 1 2 3 1 2 3", 3, 0, true)]
    public void A_phrase_of_three_tokens_or_more_is_found_when_it_is_said_in_a_row(string tokens, int times, int from, bool says) =>
        Assert.Equal(says, RepetitionGuard.Says([.. tokens.Split(' ').Select(int.Parse)], times, from));
}
