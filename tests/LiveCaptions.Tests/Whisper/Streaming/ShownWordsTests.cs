using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Tests.Whisper.Streaming;

public sealed class ShownWordsTests
{
    private const float Sure = 0.95f,
        Unsure = 0.4f;
    private readonly ShownWords shown = new(patience: AudioTime.SamplesIn(0.4));
    private double time;

    [Theory]
    [InlineData("", "a b", 0)]
    [InlineData("a b", "a b c", 2)]
    [InlineData("a b c", "a x c d", 3)]
    [InlineData("a b", "c d", 0)]
    [InlineData("a b c", "b c", 2)]
    [InlineData("a b", "", 0)]
    public void The_last_word_that_two_hypotheses_share_is_found(string before, string now, int last) =>
        Assert.Equal(last, ShownWords.LastShared(Split(before), Split(now)));

    [Fact]
    public void Many_words_are_no_trouble()
    {
        var many = Enumerable.Range(0, 300).Select(i => $"w{i}").ToArray();
        Assert.Equal(300, ShownWords.LastShared(many, many));
    }

    [Fact]
    public void An_unsure_word_is_shown_when_a_second_hypothesis_has_it()
    {
        Hear("one two", Unsure);
        Assert.Equal("", Screen);
        Hear("one three", Unsure);
        Assert.Equal("one", Screen);
    }

    [Fact]
    public void A_sure_word_is_shown_at_once()
    {
        Hear("one two", Sure);
        Assert.Equal("one two", Screen);
    }

    [Fact]
    public void A_sure_word_waits_for_an_unsure_one_before_it()
    {
        Hear(("one", Sure), ("two", 0.2f), ("three", 0.99f));
        Assert.Equal("one", Screen);
        Hear(("one", Sure), ("two", 0.5f), ("three", 0.99f));
        Assert.Equal("one two three", Screen);
    }

    [Fact]
    public void Each_word_that_is_not_quite_sure_makes_those_behind_it_less_likely()
    {
        Hear("one two three four five", 0.88f);
        Assert.Equal("one two", Screen);
    }

    [Fact]
    public void A_last_word_that_is_likely_to_go_on_waits_for_a_second_hypothesis()
    {
        Hear(SpokenTokens.Hypothesis("one two", Sure, goesOn: 0.04f));
        Assert.Equal("one", Screen);
        Hear(SpokenTokens.Hypothesis("one two", Sure, goesOn: 0.04f));
        Assert.Equal("one two", Screen);
    }

    [Fact]
    public void Where_another_word_follows_a_word_does_not_go_on()
    {
        Hear(SpokenTokens.Hypothesis("one two three", Sure, goesOn: 0.2f));
        Assert.Equal("one two", Screen);
    }

    [Fact]
    public void A_word_on_screen_stays_however_unlikely_it_has_become()
    {
        Hear("one two", Sure);
        for (var i = 0; i < 5; i++)
            Hear("one two", 0.05f);
        Assert.Equal("one two", Screen);
    }

    [Fact]
    public void The_more_hypotheses_in_a_row_have_a_word_the_less_sure_the_model_need_be()
    {
        Hear("one", 0.2f);
        Hear("one", 0.2f);
        Assert.Equal("", Screen);
        Hear("one", 0.2f);
        Assert.Equal("one", Screen);
        Hear("", Sure);
        Hear("one", 0.2f);
        Assert.Equal("", Screen);
    }

    [Fact]
    public void What_was_heard_of_a_word_counts_when_those_before_it_are_settled()
    {
        Hear(("one", Sure), ("two", 0.2f));
        Hear(("one", Sure), ("two", 0.2f));
        Assert.Equal("one", Screen);
        shown.Settle(1);
        Hear("two", 0.2f);
        Assert.Equal("two", Screen);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "one")]
    public void A_word_may_be_heard_for_ever(float probability, string screen)
    {
        for (var i = 0; i < 200; i++)
            Hear("one", probability);
        Assert.Equal(screen, Screen);
    }

    [Fact]
    public void A_word_does_not_go_because_one_hypothesis_lacks_it()
    {
        Hear("one two three", Sure);
        Hear("one four five", Unsure);
        Assert.Equal("one two three", Screen);
        Hear("one two three", Unsure);
        Assert.Equal("one two three", Screen);
    }

    [Fact]
    public void Another_word_takes_its_place_when_two_hypotheses_have_it_there()
    {
        Hear("one two three", Sure);
        Hear("one four five", Unsure);
        Hear("one four six", Unsure);
        Assert.Equal("one four", Screen);
    }

    [Fact]
    public void Another_word_takes_its_place_at_once_when_the_model_is_sure_of_it()
    {
        Hear("one two three", Sure);
        Hear("one four", Sure);
        Assert.Equal("one four", Screen);
    }

    [Fact]
    public void A_word_that_is_not_heard_again_goes_after_a_while()
    {
        Hear("one two", Sure);
        Hear("one three", Unsure);
        Hear("one four", Unsure);
        Assert.Equal("one two", Screen);
        Hear("one five", Unsure);
        Assert.Equal("one", Screen);
    }

    [Fact]
    public void Marks_follow_the_newest_hypothesis()
    {
        Hear("one, two", Sure);
        Hear("one two", Unsure);
        Assert.Equal("one two", Screen);
    }

    [Fact]
    public void Settled_words_are_not_tentative_any_more()
    {
        Hear("one two three", Sure);
        shown.Settle(2);
        Assert.Equal("three", Screen);
        Hear("three four", Unsure);
        Assert.Equal("three", Screen);
    }

    [Fact]
    public void At_the_end_of_an_utterance_the_screen_holds_nothing_tentative()
    {
        Hear("one two", Sure);
        Hear("", Sure);
        Assert.Equal("", Screen);
        Hear("one two", Sure);
        shown.Clear();
        Assert.Equal("", Screen);
    }

    private string Screen => string.Join(' ', shown.Words.Select(w => w.Text));

    private void Hear(string text, float probability) => Hear(SpokenTokens.Hypothesis(text, probability));

    private void Hear(params (string Text, float Probability)[] words) =>
        Hear(
            Hypothesis.Of(
                SpokenTokens.Vocabulary,
                [.. words.SelectMany(w => SpokenTokens.Of(w.Text))],
                [.. words.Select(w => w.Probability)]
            )
        );

    private void Hear(Hypothesis tail)
    {
        var writer = new WordWriter(SpokenTokens.Vocabulary);
        shown.Update(tail, AudioTime.SamplesIn(time += 0.2), word => writer.Tentative(tail, word, opening: word == 0));
    }

    private static string[] Split(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
