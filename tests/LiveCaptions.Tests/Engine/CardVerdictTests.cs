using LiveCaptions.Engine;

namespace LiveCaptions.Tests.Engine;

public sealed class CardVerdictTests
{
    private static CardVerdict Of(CardAnswer answer, bool wanted = false) => CardVerdict.Of(answer, wanted);

    [Fact]
    public void A_card_that_is_right_and_faster_is_used()
    {
        var verdict = Of(ScriptedCards.Answer(seconds: 0.01));

        Assert.True(verdict.Use);
        Assert.Equal("a step takes 0.010 s on it and 0.050 s on the processor", verdict.Reason);
    }

    [Fact]
    public void A_slower_card_is_used_only_if_it_is_named()
    {
        var answer = ScriptedCards.Answer(seconds: 0.2);

        Assert.Equal(new(false, "it is slower: a step takes 0.200 s on it and 0.050 s on the processor"), Of(answer));
        Assert.True(Of(answer, wanted: true).Use);
    }

    [Theory]
    [InlineData("she sells sea shells on the sea floor", true)] // cards add up in another order
    [InlineData("she sells sea shells on this", true)] // it is slow and heard less
    [InlineData("she sells", false)]
    [InlineData("she says she tells on the sea shore", false)]
    [InlineData("", false)]
    [InlineData("the the the the the the the the", false)]
    public void A_card_must_recognise_the_same_text_as_the_processor(string text, bool use)
    {
        var answer = ScriptedCards.Answer(seconds: 0.01, text);

        Assert.Equal(use, Of(answer).Use);
        Assert.Equal(use, Of(answer, wanted: true).Use);
    }

    [Theory]
    [InlineData("She sells seashells. No: she sells sea shells on the sea floor", true)]
    [InlineData("she says she tells on the sea shore", false)]
    [InlineData("the the the the the the the the", false)]
    [InlineData("she sells", false)]
    public void The_transcript_proves_a_card_for_which_the_processor_is_too_slow(string text, bool use)
    {
        const string said = "she sells seashells no she sells sea shells on the sea shore and more";

        Assert.Equal(use, Of(new([], new("she", 9), new(text, 0.01), said)).Use);
    }

    [Fact]
    public void A_model_that_misses_the_transcript_is_compared_with_the_processor() =>
        Assert.True(Of(ScriptedCards.Answer(seconds: 0.01) with { Reference = "der Schnee am See ist sehr schön und mehr" }).Use);

    [Fact]
    public void If_the_processor_understands_nothing_the_card_proves_nothing() =>
        Assert.False(Of(new([], new("oh", 0.05), new("oh", 0.01))).Use);

    [Theory]
    [InlineData(0L, false, true)] // the driver does not tell
    [InlineData(500L << 20, false, false)]
    [InlineData(500L << 20, true, true)]
    [InlineData(2L << 30, false, true)]
    public void A_full_card_is_left_to_OBS_unless_it_is_named(long free, bool wanted, bool use) =>
        Assert.Equal(use, Of(ScriptedCards.Answer(seconds: 0.01, free: free), wanted).Use);

    [Fact]
    public void A_card_that_was_not_measured_is_used_only_if_it_is_named()
    {
        Assert.False(Of(ScriptedCards.Answer(seconds: null)).Use);
        Assert.True(Of(ScriptedCards.Answer(seconds: null), wanted: true).Use);
    }

    [Fact]
    public void A_trial_that_failed_says_why()
    {
        Assert.Equal(new(false, "it gave no answer within 60 s"), Of(new([], Trouble: "it gave no answer within 60 s"), wanted: true));
        Assert.False(Of(new([])).Use);
    }
}
