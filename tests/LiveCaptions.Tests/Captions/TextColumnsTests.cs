using LiveCaptions.Captions;

namespace LiveCaptions.Tests.Captions;

public class TextColumnsTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc d", 5)]
    [InlineData("Ça va", 5)]
    [InlineData("日本語", 6)]
    [InlineData("한국어", 6)]
    [InlineData("ｶﾅ", 2)]
    [InlineData("ＡＢ", 4)]
    [InlineData("、。", 4)]
    [InlineData("👍", 2)]
    [InlineData("𠮷", 2)]
    [InlineData("a\u200Db", 2)]
    public void Wide_characters_take_two_columns(string text, int columns) => Assert.Equal(columns, TextColumns.Of(text));

    [Fact]
    public void Combining_marks_take_none()
    {
        Assert.Equal(1, TextColumns.Of("e\u0301"));
        Assert.Equal(4, TextColumns.Of("か\u3099と"));
    }
}
