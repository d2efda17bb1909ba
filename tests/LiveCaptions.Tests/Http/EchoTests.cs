using LiveCaptions.Http;

namespace LiveCaptions.Tests.Http;

public class EchoTests
{
    [Theory]
    [InlineData("attic", "attic")]
    [InlineData(null, "")]
    [InlineData("Größe 界 🎤", "Größe 界 🎤")]
    [InlineData("12345678901234567890123456789012", "12345678901234567890123456789012")]
    [InlineData("123456789012345678901234567890123", "12345678901234567890123456789012…")]
    public void Text_is_repeated_up_to_32_characters(string? text, string echo) => Assert.Equal(echo, Echo.Of(text));

    [Theory]
    [InlineData("a\r\nERROR b", "aERROR b")]
    [InlineData("a\0b\tc\u0085d\u2028e\u2029f", "abcdef")]
    [InlineData("\u001b[31;1mred\u001b[0m", "red")]
    [InlineData("\u001b]0;title\u0007shell\u001b]0;title\u001b\\", "shell")]
    [InlineData("\u001b]52;c;never ended", "")]
    [InlineData("\u001bcreset\u001b", "creset")]
    [InlineData("\u009b31m", "31m")]
    [InlineData("safe\u202etxt.exe", "safetxt.exe")]
    public void Nothing_reaches_a_terminal_that_it_would_obey(string text, string echo) => Assert.Equal(echo, Echo.Of(text));

    [Fact]
    public void A_pair_of_surrogates_is_never_cut()
    {
        Assert.Equal(new string('x', 31) + "…", Echo.Of(new string('x', 31) + "🎤🎤"));
        Assert.Equal("\ufffd", Echo.Of("\ud800"));
    }

    [Fact]
    public void A_text_of_invisible_characters_is_cut_too() => Assert.Equal("…", Echo.Of(new string('\u200b', 1_000_000)));
}
