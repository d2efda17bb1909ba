namespace LiveCaptions.Tests.Whisper.Decoding.Terms;

public sealed class TokeniserTests
{
    [Fact]
    public void Of_all_pairs_the_one_learnt_first_is_joined()
    {
        var tokens = new LearntTokens("ton", " sto");

        Assert.Equal([" s", "ton"], tokens.Pieces(" ston"));
        Assert.Equal(["ton", " sto"], tokens.Pieces("ton sto"));
    }

    [Fact]
    public void A_word_that_was_learnt_is_one_token_and_another_one_its_parts() =>
        Assert.Equal([" stone", "s", " ston", "y"], new LearntTokens(" stone").Pieces(" stones stony"));

    [Theory]
    [InlineData("")]
    [InlineData("naïve")]
    [InlineData("1")]
    public void A_text_without_letters_that_the_model_knows_has_no_tokens(string text) => Assert.Empty(new LearntTokens().Pieces(text));
}
