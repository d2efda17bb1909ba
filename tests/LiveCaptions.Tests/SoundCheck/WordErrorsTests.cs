using LiveCaptions.SoundCheck;

namespace LiveCaptions.Tests.SoundCheck;

public sealed class WordErrorsTests
{
    private static WordErrors Read(string said, string heard) => WordErrors.Of(new("en", said, IsRead: true), heard);

    private static string Wrong(WordErrors errors) => string.Join(", ", errors.Wrong.Select(word => $"{word.Said}>{word.Heard}"));

    [Fact]
    public void What_a_person_says_before_and_after_the_sentence_does_not_count()
    {
        var errors = Read("Good evening and welcome.", "Is it on? Good evening, and welcome! That was it.");
        Assert.Equal((4, 0, 0.0, true), (errors.Words, errors.Wrong.Count, errors.Rate, errors.Reached));
    }

    [Theory]
    [InlineData("good evening and welcome home", "good morning and welcome home", "evening>morning", true)]
    [InlineData("good evening and welcome home", "good evening welcome home", "and>", true)]
    [InlineData("good evening and welcome home", "good evening and very welcome home", ">very", true)]
    [InlineData("good evening and welcome home", "good evening and", "welcome>, home>", false)]
    public void Each_wrong_word_is_named_with_what_was_heard(string said, string heard, string wrong, bool reached)
    {
        var errors = Read(said, heard);
        Assert.Equal((wrong, reached), (Wrong(errors), errors.Reached));
    }

    [Fact]
    public void A_clip_may_begin_in_the_middle_and_start_over()
    {
        var text = "one two three four five six seven eight nine ten";
        var errors = WordErrors.Of(new("en", text, IsRead: false), "ven eight nine ten one two tree four fi");
        Assert.Equal(("three>tree", 7), (Wrong(errors), errors.Words));
    }

    [Fact]
    public void A_few_words_of_a_clip_say_nothing_yet() =>
        Assert.Equal(0, WordErrors.Of(new("en", "one two three four five six", IsRead: false), "two three").Words);
}
