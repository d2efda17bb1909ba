using LiveCaptions.Captions;

namespace LiveCaptions.Tests.Captions;

public class LongRunTests
{
    private const string Question = "กรุณาเก็บคำถามไว้ถามตอนท้ายนะครับ"; // keep your questions for the end, please

    [Fact]
    public void Thai_ends_a_row_with_a_syllable_and_keeps_marks_and_vowels_with_their_letter()
    {
        Assert.Equal(["กรุณาเก็บคำถามไว้ถามตอนท้ายนะ", "ครับ"], LongRun.Rows(Question, 26));
        Assert.Equal(["กรุณาเก็บคำ", "ถามไว้ถามตอ", "นท้ายนะครับ"], LongRun.Rows(Question, 10));
    }

    [Fact]
    public void Even_rows_are_as_many_and_about_as_long() =>
        Assert.Equal(["กรุณาเก็บคำถาม", "ไว้ถามตอนท้ายนะครับ"], LongRun.EvenRows(Question, 26));

    [Fact]
    public void Japanese_keeps_its_marks() =>
        Assert.Equal(["今日は皆", "さん、お", "集まりで", "すね。"], LongRun.Rows("今日は皆さん、お集まりですね。", 8));

    [Fact]
    public void Letters_and_characters_of_several_code_points_are_cut_only_between_each_other()
    {
        Assert.Equal(["0123456789", "01"], LongRun.Rows("012345678901", 10));
        Assert.Equal(["👩‍🚀👩‍🚀", "👩‍🚀"], LongRun.Rows("👩‍🚀👩‍🚀👩‍🚀", 8));
    }

    [Fact]
    public void What_has_too_many_marks_is_cut_all_the_same()
    {
        var pile = "a" + new string('\u0301', 500);

        Assert.Equal(100, LongRun.EndOf(pile, 0, 100));
        Assert.Equal(pile.Length, LongRun.EndOf(pile, 490, 100));
    }
}
