using LiveCaptions.Captions;
using LiveCaptions.Captions.Breaks;

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
    public void A_mark_ends_a_sentence_inside_quotation_marks_too(string text, bool over) =>
        Assert.Equal(over, Sentences.EndsSentence(text));

    /// <summary>Blocks and cues go by units of a line, roll-up by the text so far: they must not disagree.</summary>
    [Theory]
    [InlineData("「終わり。」")]
    [InlineData("『終わり。』")]
    [InlineData("（終わり。）")]
    [InlineData("(the end.)")]
    [InlineData("end.")]
    [InlineData("end,")]
    public void A_unit_of_a_line_ends_a_sentence_where_its_text_does(string text) =>
        Assert.Equal(Sentences.EndsSentence(text), new LineUnit(text, false, default, default).EndsSentence);

    [Theory]
    [InlineData("the end.", "The", false, true)]
    [InlineData("the end.", "«Encore", false, true)]
    [InlineData("about 3.", "5", true, false)]
    [InlineData("e.g.", "in", false, false)]
    [InlineData("well,", "The", false, false)]
    [InlineData("終わり。", "次", true, true)]
    public void A_sentence_begins_with_what_is_no_small_letter(string before, string word, bool joined, bool between) =>
        Assert.Equal(between, Sentences.StartsNewSentence(before, word, joined));
}
