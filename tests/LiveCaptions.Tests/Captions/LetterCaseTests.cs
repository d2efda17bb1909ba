using LiveCaptions.Captions;

namespace LiveCaptions.Tests.Captions;

public class LetterCaseTests
{
    [Theory]
    [InlineData("tr", "ılık istanbul", "ILIK İSTANBUL")]
    [InlineData("az", "ilıq", "İLIQ")]
    [InlineData("tr-TR", "i", "İ")]
    [InlineData("en", "istanbul", "ISTANBUL")]
    [InlineData(null, "i", "I")]
    [InlineData("de", "Grüße", "GRÜSSE")]
    [InlineData("el", "Καλημέρα, Μάιος ή άυλος", "ΚΑΛΗΜΕΡΑ, ΜΑΪΟΣ Ή ΑΫΛΟΣ")]
    [InlineData("lt", "i\u0307\u0300 ąžuolas", "I\u0300 ĄŽUOLAS")]
    [InlineData("nl", "ijs", "IJS")]
    [InlineData("en", "ﬁne ŉ", "FINE ʼN")]
    [InlineData("ka", "საქართველო", "ᲡᲐᲥᲐᲠᲗᲕᲔᲚᲝ")]
    public void Capitals_follow_the_language(string? language, string text, string upper) =>
        Assert.Equal(upper, LetterCase.Upper(text, language));

    [Theory]
    [InlineData("tr", "ILIK İSTANBUL", "ılık istanbul")]
    [InlineData("en", "ILIK", "ilik")]
    [InlineData("el", "ΛΟΓΟΣ ΣΑΣ, Σ", "λογος σας, σ")]
    [InlineData("de", "GRÜẞE", "grüße")]
    public void Small_letters_follow_the_language(string language, string text, string lower) =>
        Assert.Equal(lower, LetterCase.Lower(text, language));

    [Theory]
    [InlineData("tr", "ılık", "Ilık")]
    [InlineData("tr", "istanbul", "İstanbul")]
    [InlineData("en", "istanbul", "Istanbul")]
    [InlineData("nl", "ijsland", "IJsland")]
    [InlineData("en", "ijsland", "Ijsland")]
    [InlineData("el", "άνθρωπος", "Άνθρωπος")]
    [InlineData("de", "ßa", "Ssa")]
    [InlineData("hr", "ǆep", "ǅep")]
    [InlineData("ka", "საქართველო", "საქართველო")]
    [InlineData("en", "𐐨a", "𐐀a")]
    [InlineData("en", "", "")]
    public void A_word_begins_with_its_capital(string language, string word, string capitalised) =>
        Assert.Equal(capitalised, LetterCase.Capitalised(word, language));
}
