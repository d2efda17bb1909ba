using LiveCaptions.Captions;

namespace LiveCaptions.Tests.Captions;

public class SentencesTests
{
    [Theory]
    [InlineData("the end.", true)]
    [InlineData("Really?", true)]
    [InlineData("he said \"stop!\"", true)]
    [InlineData("終わり。", true)]
    [InlineData("well,", false)]
    [InlineData("", false)]
    public void A_mark_ends_a_sentence_inside_quotation_marks_too(string text, bool over) => Assert.Equal(over, Sentences.IsOver(text));

    [Theory]
    [InlineData("the end.", "The", false, true)]
    [InlineData("the end.", "«Encore", false, true)]
    [InlineData("about 3.", "5", true, false)]
    [InlineData("e.g.", "in", false, false)]
    [InlineData("well,", "The", false, false)]
    [InlineData("終わり。", "次", true, true)]
    public void A_sentence_begins_with_what_is_no_small_letter(string before, string word, bool joined, bool between) =>
        Assert.Equal(between, Sentences.Between(before, word, joined));
}
