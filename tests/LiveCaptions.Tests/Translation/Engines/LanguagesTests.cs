using LiveCaptions.Translation.Engines;

namespace LiveCaptions.Tests.Translation.Engines;

/// <summary>Codes and names of languages.</summary>
public class LanguagesTests
{
    [Theory]
    [InlineData("en", "en", "eng", "English")]
    [InlineData("eng", "en", "eng", "English")]
    [InlineData("nb", "nb", "nob", "Norwegian Bokmål")]
    [InlineData("gd", "gd", "gla", "Scottish Gaelic")]
    [InlineData("zu", "zu", "zul", "Zulu")]
    [InlineData("af", "af", "afr", "Afrikaans")]
    [InlineData("yue", "yue", "yue", "Cantonese")]
    [InlineData("jav", "jv", "jav", "Javanese")]
    [InlineData("jw", "jw", "jav", "Javanese")]
    [InlineData("qqq", "qqq", "qqq", "qqq")]
    public void A_language_has_two_codes_and_an_english_name(string code, string two, string three, string name) =>
        Assert.Equal((two, three, name), (Languages.ShortCode(code), Languages.LongCode(code), Languages.Name(code)));
}
