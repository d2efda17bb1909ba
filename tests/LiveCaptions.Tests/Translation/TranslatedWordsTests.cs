using LiveCaptions.Translation;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Translation;

/// <summary>A translated text becomes words with times.</summary>
public class TranslatedWordsTests
{
    private static IReadOnlyList<SettledWord> Of(string text) =>
        TranslatedWords.Of(text, AudioTime.FromSeconds(2), AudioTime.FromSeconds(4));

    [Fact]
    public void Words_share_the_time_in_which_their_source_was_said()
    {
        var words = Of("Buenos días a todos");

        Assert.Equal(["Buenos", "días", "a", "todos"], words.Select(word => word.Text));
        Assert.Equal((2.0, 4.0), (words[0].Start.Seconds, words[^1].End.Seconds));
        Assert.All(words.Zip(words.Skip(1)), pair => Assert.True(pair.First.Start < pair.Second.Start));
    }

    [Fact]
    public void Text_without_spaces_may_break_where_its_script_allows()
    {
        var words = Of("今日は、晴れ。");

        Assert.Equal("今日は、晴れ。", string.Concat(words.Select(word => word.Text)));
        Assert.Equal(["今", "日", "は、", "晴", "れ。"], words.Select(word => word.Text));
        Assert.All(words.Skip(1), word => Assert.True(word.Joined));
    }

    [Fact]
    public void Words_said_at_one_moment_still_begin_one_after_another()
    {
        var words = TranslatedWords.Of("a b c", AudioTime.Zero, AudioTime.Zero);

        Assert.Equal(3, words.Select(word => word.Start).Distinct().Count());
    }

    [Fact]
    public void Of_nothing_there_are_no_words() => Assert.Empty(Of(""));
}
