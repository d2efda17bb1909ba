using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Tests.Whisper.Decoding;

public sealed class RepetitionGuardTests
{
    [Theory]
    [InlineData("1 2 3 1 2 3 1 2 3 1 2 3 1", true)]
    [InlineData("7 7 7 7 7 7 7 7 7 7 7 7 7", true)]
    [InlineData("1 2 3 4 1 2 3 4 1 2 3 4 1", false)]
    [InlineData("7 7 7 7 7 7 7 7 7 7", false)]
    public void Ten_tokens_of_three_kinds_or_fewer_repeat(string tokens, bool repeats) =>
        Assert.Equal(repeats, RepetitionGuard.Repeats(Tokens(tokens)));

    [Theory]
    [InlineData("9 1 2 3 4 5 1 2 3 4 5 1 2 3 4 5", true)]
    [InlineData("1 2 3 4 5 1 2 3 4 5 1 2 3 4", false)] // not three times yet
    [InlineData("1 2 3 1 2 3 1 2 3", false)] // people say three words three times
    [InlineData("1 2 3 1 2 3 1 2 3 1 2 3 1", true)]
    [InlineData("", false)]
    public void A_text_with_the_same_three_times_over_more_than_ten_tokens_circles(string tokens, bool circles) =>
        Assert.Equal(circles, RepetitionGuard.Circles(Tokens(tokens)));

    [Theory]
    [InlineData("1 2 3 4 5 6 7 8", 4, 8)] // nothing is said again
    [InlineData("1 2 3 4 5 6 9 2 3 4 5 6", 6, 7)] // what was settled, after a new word
    [InlineData("1 2 3 4 5 6 9 2 3 4 5", 6, 11)] // four tokens may be said twice
    [InlineData("8 9 1 2 3 4 5 1 2 3 4 5 1 2 3 4 5", 2, 7)] // once it is new
    [InlineData("1 2 3 4 5 8 9 7 1 2 3 4 5 7 1 2 3 4 5", 6, 8)] // what went round was settled before
    [InlineData("1 2 3 4 5 1 2 3 4 5", 10, 10)] // nothing is in doubt
    [InlineData("", 0, 0)]
    public void An_echo_begins_where_only_earlier_tokens_are_repeated(string tokens, int from, int begins) =>
        Assert.Equal(begins, RepetitionGuard.Echo(Tokens(tokens), from));

    [Theory]
    [InlineData("1 2 3 1 2 3", 2, 0, true)]
    [InlineData("1 2 3 1 2 3 4", 2, 6, false)]
    [InlineData("1 2 3 1 2 3 4", 2, 5, true)]
    [InlineData("0 1 2 3 4 5 1 2 3 4 5 9", 2, 0, true)]
    [InlineData("1 2 1 2 1 2", 2, 0, false)]
    [InlineData("1 2 3 1 2 3", 3, 0, false)]
    [InlineData("9 1 2 3 1 2 3 1 2 3", 3, 0, true)]
    public void A_phrase_of_three_tokens_or_more_is_found_when_it_repeats_in_a_row(string tokens, int times, int from, bool says) =>
        Assert.Equal(says, RepetitionGuard.Says(Tokens(tokens), times, from));

    private static int[] Tokens(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];

    [Theory]
    [InlineData("1 2 9 3 2 9 1 2 9 1 2 9 3 2 9 1 2 9 3 2 9 1 2 9 1 2 9", true)]
    [InlineData("1 2 3 4 5 6 7 8 9 10 1 2 3 5 7 9 2 4 6 8 10 11 12", false)]
    [InlineData("1 2 9 3 2 9 1 2 9 1 2 9", false)] // too short: people say such things
    public void A_long_text_that_says_the_same_again_and_again_rambles(string tokens, bool rambles) =>
        Assert.Equal(rambles, RepetitionGuard.Rambles(Tokens(tokens), out _));

    [Fact]
    public void What_a_rambling_text_says_once_stands_before_its_first_repetition()
    {
        Assert.True(RepetitionGuard.Rambles(Tokens("1 2 9 3 2 9 1 2 9 1 2 9 3 2 9 1 2 9 3 2 9 1 2 9 1 2 9"), out var said));
        Assert.Equal(6, said);
    }
}
