using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Tests.Whisper;

public sealed class ShownWordsTests
{
    [Theory]
    [InlineData("", "a b", 0)]
    [InlineData("a b", "a b c", 2)]
    [InlineData("a b c", "a x c d", 3)]
    [InlineData("a b", "c d", 0)]
    [InlineData("a b c", "b c", 2)]
    [InlineData("a b", "", 0)]
    public void Words_are_shown_up_to_the_last_one_that_both_hypotheses_share(string before, string now, int shown) =>
        Assert.Equal(shown, ShownWords.Count(Words(before), Words(now)));

    [Fact]
    public void Many_words_are_no_trouble()
    {
        var many = Enumerable.Range(0, 300).Select(i => $"w{i}").ToArray();
        Assert.Equal(300, ShownWords.Count(many, many));
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
