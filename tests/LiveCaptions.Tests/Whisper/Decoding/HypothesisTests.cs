using LiveCaptions.Tests.Whisper.Streaming;

namespace LiveCaptions.Tests.Whisper.Decoding;

public sealed class HypothesisTests
{
    [Fact]
    public void Words_are_compared_by_their_letters()
    {
        Assert.Equal(SpokenTokens.Hypothesis("one, two.").Keys, SpokenTokens.Hypothesis("One two").Keys);
    }

    [Fact]
    public void A_mark_belongs_to_the_word_before_and_a_leading_one_to_the_word_after()
    {
        Assert.Equal(2, SpokenTokens.Hypothesis("one, two").TokensOf(1));
        var leading = SpokenTokens.Hypothesis(", one two");
        Assert.Equal(["one", "two"], leading.Keys);
        Assert.Equal(2, leading.TokensOf(1));
    }

    [Fact]
    public void Tokens_that_do_not_begin_a_word_continue_it() => Assert.Equal(["sixty", "one"], SpokenTokens.Hypothesis("sixty one").Keys);

    [Fact]
    public void Characters_of_scripts_without_spaces_are_words() => Assert.Equal(["你", "好"], SpokenTokens.Hypothesis("你好").Keys);

    [Fact]
    public void The_rest_after_settling_keeps_its_tokens_and_probabilities()
    {
        var rest = SpokenTokens.Hypothesis("one, two three", 0.5f).After(1);
        Assert.Equal(["two", "three"], rest.Keys);
        Assert.Equal(SpokenTokens.Of("two three"), rest.Tokens.ToArray());
        Assert.Equal(0.5f, rest.Probability(1));
        Assert.Equal(0, rest.After(2).Count);
    }
}
