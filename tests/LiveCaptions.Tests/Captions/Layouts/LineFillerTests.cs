using LiveCaptions.Captions.Layouts;

namespace LiveCaptions.Tests.Captions.Layouts;

public class LineFillerTests
{
    /// <summary>Fills lines with words; a word after a + is joined.</summary>
    private static List<string> Fill(int chars, params string[] words)
    {
        var filler = new LineFiller(chars);
        foreach (var word in words)
            filler.Add(word.TrimStart('+'), word[0] == '+');
        filler.NewLine();
        return filler.Full;
    }

    [Fact]
    public void Words_go_on_the_line_while_they_fit() => Assert.Equal(["one two 89", "four"], Fill(10, "one", "two", "89", "four"));

    [Fact]
    public void Joined_words_follow_without_a_space() => Assert.Equal(["don't, no"], Fill(10, "don", "+'t", "+,", "no"));

    [Theory]
    [InlineData("+,", "1234567890,")]
    [InlineData("+...", "1234567890...")]
    [InlineData("+”", "1234567890”")]
    [InlineData("+。", "1234567890。")]
    public void A_mark_that_comes_late_hangs_over_the_end(string mark, string line) =>
        Assert.Equal([line, "a"], Fill(10, "1234567890", mark, "a"));

    [Fact]
    public void Late_marks_hang_over_the_end_by_a_bounded_number_of_columns()
    {
        Assert.Equal(["1234567890,,,", ",,a"], Fill(10, "1234567890", "+,", "+,", "+,", "+,", "+,", "+a"));
        Assert.Equal(["1234567890", "!!!!"], Fill(10, "1234567890", "+!!!!"));
    }

    [Fact]
    public void A_word_longer_than_a_line_begins_on_a_fresh_one_and_is_broken_between_characters() =>
        Assert.Equal(["ab", "0123456789", "0123456789", "01 cd"], Fill(10, "ab", "0123456789012345678901", "cd"));

    [Fact]
    public void Characters_of_several_code_points_stay_whole() => Assert.Equal(["👩‍🚀👩‍🚀", "👩‍🚀"], Fill(8, "👩‍🚀👩‍🚀👩‍🚀"));

    [Fact]
    public void Scripts_without_spaces_break_between_characters() =>
        Assert.Equal(["今日は皆", "さんにお", "集まり"], Fill(8, "今日は皆さんにお集まり"));

    [Fact]
    public void No_line_begins_with_a_closing_mark()
    {
        Assert.Equal(["今日は", "皆。さん"], Fill(8, "今日は皆。さん"));
        Assert.Equal(["今日は", "きゃあ"], Fill(8, "今日はきゃあ"));
    }

    [Fact]
    public void No_line_ends_with_an_opening_mark() => Assert.Equal(["今日は", "「皆」"], Fill(8, "今日は「皆」"));

    [Fact]
    public void A_word_behind_an_opening_mark_that_stands_already_does_not_break_apart()
    {
        Assert.Equal(["今日は「皆", "さん"], Fill(8, "今日は", "+「", "+皆", "+さん"));
        Assert.Equal(["some text (", "example)"], Fill(11, "some", "text", "(", "+example)"));
    }

    [Fact]
    public void Languages_mix_on_a_line() => Assert.Equal(["OBSで字幕", "を表示"], Fill(9, "OBSで字幕を表示"));

    [Fact]
    public void A_fork_goes_on_where_the_line_stands_and_leaves_it_alone()
    {
        var filler = new LineFiller(10);
        filler.Add("one", joined: false);
        var fork = filler.Fork();
        fork.Add("two", joined: false);
        fork.Add("three", joined: false);

        Assert.Equal(["one two"], fork.Full);
        Assert.Equal("three", fork.Current);
        Assert.Empty(filler.Full);
        Assert.Equal("one", filler.Current);
    }
}
