using LiveCaptions.Captions.Rules;
using LiveCaptions.Captions.Rules.Numbers;

namespace LiveCaptions.Tests.Captions.Rules.Numbers;

public class WordsTests
{
    [Theory]
    [InlineData("en", "with 25 people", "with twenty-five people")]
    [InlineData("en", "25 people, 3 dogs. 7 cats.", "Twenty-five people, three dogs. Seven cats.")]
    [InlineData("en", "(only 105)", "(only one hundred and five)")]
    [InlineData("en", "about 3.5 or 0.05", "about three point five or zero point zero five")]
    [InlineData("en", "the 21st and 13th", "the twenty-first and thirteenth")]
    [InlineData("en", "with 3, 10 or 22", "with three, ten or twenty-two")]
    [InlineData("en", "some 1,200 men", "some one thousand two hundred men")]
    [InlineData("en", "for 25 million or 2.5 billion", "for twenty-five million or two point five billion")]
    [InlineData("de", "etwa 25 Leute", "etwa fünfundzwanzig Leute")]
    [InlineData("de", "um 3,5 Grad", "um drei Komma fünf Grad")]
    [InlineData("de", "rund 1.200 Leute", "rund eintausendzweihundert Leute")]
    [InlineData("fr", "les 97 et le 20e", "les quatre-vingt-dix-sept et le vingtième")]
    [InlineData("es", "con 25 personas", "con veinticinco personas")]
    [InlineData("it", "con 23 persone", "con ventitré persone")]
    [InlineData("it", "la 13ª volta", "la tredicesima volta")]
    [InlineData("pt", "com 25 pessoas", "com vinte e cinco pessoas")]
    public void Numbers_are_spelled(string language, string said, string written) => Assert.Equal(written, Written.Words(language, said));

    [Theory]
    [InlineData("en", "call 555 0123 now")]
    [InlineData("en", "call 555-0123, 1-800-555, 5 5 5")]
    [InlineData("en", "in 1984, 90210")]
    [InlineData("en", "B2B, MP3, F-16, 24/7, 1.2.3 at 10:30")]
    [InlineData("en", "$5, 50%, 5 %, 21°, #7, 7's, 007, 5€")]
    [InlineData("en", "on July 5, 2026 or 6 July")]
    [InlineData("en", "code A B 12")]
    [InlineData("en", "about 123,456 or 999,999,999")]
    [InlineData("de", "am 21. Mai, 1 Haus, 101 Hunde")]
    [InlineData("fr", "à 21 filles, 1 chien, 3,25 et 12\u00a0500, 1er")]
    [InlineData("es", "con 21 libros, 200 casas, 1 perro, 3.5")]
    [InlineData("pt", "com 2 casas")]
    [InlineData("tlh", "to 25")]
    public void What_is_no_plain_number_or_has_several_spellings_stays(string language, string said) =>
        Assert.Equal(said, Written.Words(language, said));

    [Fact]
    public void A_correction_is_spelled_without_a_capital()
    {
        var chain = new RuleChain();
        var correction = chain.Correct(new(7, "26 people"), Written.Lists(NumberStyle.Words), new(), "en");
        Assert.Equal("twenty-six people", correction.Text);
    }
}
