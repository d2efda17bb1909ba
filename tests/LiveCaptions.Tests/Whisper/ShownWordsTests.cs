using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Tests.Whisper;

public sealed class ShownWordsTests
{
    private const float Sure = 0.9f, Unsure = 0.4f;
    private readonly ShownWords shown = new(sure: 0.7f, patience: AudioTime.SamplesIn(0.4));
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

    private void Hear(string text, float probability)
    {
        var tail = SpokenTokens.Hypothesis(text, probability);
        var writer = new WordWriter(SpokenTokens.Vocabulary);
        shown.Hear(tail, AudioTime.SamplesIn(time += 0.2), word => writer.Tentative(tail, word, opening: word == 0));
    }

    private static string[] Split(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
