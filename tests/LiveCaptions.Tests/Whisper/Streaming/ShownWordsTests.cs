using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Tests.Whisper.Streaming;

public sealed class ShownWordsTests
{
    private const float Sure = 0.95f,
        Unsure = 0.4f;
    private readonly ShownWords shown = new(new() { TentativeTimeout = TimeSpan.FromSeconds(0.4) });
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
    public void Hundreds_of_words_are_compared()
    {
        var many = Enumerable.Range(0, 300).Select(i => $"w{i}").ToArray();
        Assert.Equal(300, ShownWords.LastShared(many, many));
    }

    [Fact]
    public void An_unsure_word_is_shown_when_a_second_hypothesis_has_it()
    {
        Update("one two", Unsure);
        Assert.Equal("", Screen);
        Update("one three", Unsure);
        Assert.Equal("one", Screen);
    }

    [Fact]
    public void A_sure_word_is_shown_at_once()
    {
        Update("one two", Sure);
        Assert.Equal("one two", Screen);
    }

    [Fact]
    public void A_sure_word_waits_for_an_unsure_one_before_it()
    {
        Update(("one", Sure), ("two", 0.2f), ("three", 0.99f));
        Assert.Equal("one", Screen);
        Update(("one", Sure), ("two", 0.5f), ("three", 0.99f));
        Assert.Equal("one two three", Screen);
    }

    [Fact]
    public void A_word_that_is_not_quite_sure_makes_those_after_it_less_likely()
    {
        Update("one two three four five", 0.88f);
        Assert.Equal("one two", Screen);
    }

    [Fact]
    public void A_last_word_that_may_be_incomplete_waits_for_a_second_hypothesis()
    {
        Update(SpokenTokens.Hypothesis("one two", Sure, goesOn: 0.04f));
        Assert.Equal("one", Screen);
        Update(SpokenTokens.Hypothesis("one two", Sure, goesOn: 0.04f));
        Assert.Equal("one two", Screen);
    }

    [Fact]
    public void A_word_is_complete_where_another_word_follows_it()
    {
        Update(SpokenTokens.Hypothesis("one two three", Sure, goesOn: 0.2f));
        Assert.Equal("one two", Screen);
    }

    [Fact]
    public void A_word_on_screen_stays_however_unlikely_it_has_become()
    {
        Update("one two", Sure);
        for (var i = 0; i < 5; i++)
            Update("one two", 0.05f);
        Assert.Equal("one two", Screen);
    }

    [Fact]
    public void A_word_in_more_hypotheses_in_a_row_needs_less_probability()
    {
        Update("one", 0.2f);
        Update("one", 0.2f);
        Assert.Equal("", Screen);
        Update("one", 0.2f);
        Assert.Equal("one", Screen);
        Update("", Sure);
        Update("one", 0.2f);
        Assert.Equal("", Screen);
    }

    [Fact]
    public void Earlier_hypotheses_of_a_word_count_when_the_words_before_it_settle()
    {
        Update(("one", Sure), ("two", 0.2f));
        Update(("one", Sure), ("two", 0.2f));
        Assert.Equal("one", Screen);
        shown.Settle(1);
        Update("two", 0.2f);
        Assert.Equal("two", Screen);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "one")]
    public void A_word_in_every_hypothesis_is_shown_by_its_probability_alone(float probability, string screen)
    {
        for (var i = 0; i < 200; i++)
            Update("one", probability);
        Assert.Equal(screen, Screen);
    }

    [Fact]
    public void A_word_stays_although_one_hypothesis_lacks_it()
    {
        Update("one two three", Sure);
        Update("one four five", Unsure);
        Assert.Equal("one two three", Screen);
        Update("one two three", Unsure);
        Assert.Equal("one two three", Screen);
    }

    [Fact]
    public void Another_word_replaces_one_on_screen_when_two_hypotheses_have_it_there()
    {
        Update("one two three", Sure);
        Update("one four five", Unsure);
        Update("one four six", Unsure);
        Assert.Equal("one four", Screen);
    }

    [Fact]
    public void Another_word_replaces_one_on_screen_at_once_when_the_model_is_sure_of_it()
    {
        Update("one two three", Sure);
        Update("one four", Sure);
        Assert.Equal("one four", Screen);
    }

    [Fact]
    public void A_word_that_hypotheses_no_longer_have_disappears_after_a_while()
    {
        Update("one two", Sure);
        Update("one three", Unsure);
        Update("one four", Unsure);
        Assert.Equal("one two", Screen);
        Update("one five", Unsure);
        Assert.Equal("one", Screen);
    }

    [Fact]
    public void Marks_follow_the_newest_hypothesis()
    {
        Update("one, two", Sure);
        Update("one two", Unsure);
        Assert.Equal("one two", Screen);
    }

    [Fact]
    public void Settled_words_are_no_longer_tentative()
    {
        Update("one two three", Sure);
        shown.Settle(2);
        Assert.Equal("three", Screen);
        Update("three four", Unsure);
        Assert.Equal("three", Screen);
    }

    [Fact]
    public void At_the_end_of_an_utterance_the_screen_holds_nothing_tentative()
    {
        Update("one two", Sure);
        Update("", Sure);
        Assert.Equal("", Screen);
        Update("one two", Sure);
        shown.Clear();
        Assert.Equal("", Screen);
    }

    private string Screen => string.Join(' ', shown.Words.Select(w => w.Text));

    private void Update(string text, float probability) => Update(SpokenTokens.Hypothesis(text, probability));

    private void Update(params (string Text, float Probability)[] words) =>
        Update(
            Hypothesis.Of(
                SpokenTokens.Vocabulary,
                [.. words.SelectMany(w => SpokenTokens.Of(w.Text))],
                [.. words.Select(w => w.Probability)]
            )
        );

    private void Update(Hypothesis tail)
    {
        var writer = new WordWriter(SpokenTokens.Vocabulary);
        shown.Update(tail, AudioTime.SamplesIn(time += 0.2), word =>
            writer.Tentative(tail, word, word == 0 ? Opening.Window : Opening.Nothing)
        );
    }

    private static string[] Split(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
