using LiveCaptions.Captions.Breaks;

namespace LiveCaptions.Tests.Captions.Breaks;

public class LineBreaksTests
{
    private static IReadOnlyList<string>? Break(string text, string? language, int chars = 32, int lines = 2) =>
        new LineBreaks(lines, chars, language).Break([.. LineUnit.From(Talk.Words(text, 1))]);

    [Theory]
    [InlineData("en", "We came to the old harbour because of the storm", "We came to the old harbour", "because of the storm")]
    [InlineData("en", "She has worked there together with the doctor", "She has worked there together", "with the doctor")]
    [InlineData("en", "When the rain had stopped, everybody went home", "When the rain had stopped,", "everybody went home")]
    [InlineData("en", "The whole building is about 30 metres long", "The whole building", "is about 30 metres long")]
    [InlineData("en", "Later that evening we met Maria Sanchez again", "Later that evening we met", "Maria Sanchez again")]
    [InlineData("de", "Wir bleiben heute zu Hause weil der Regen kommt", "Wir bleiben heute zu Hause", "weil der Regen kommt")]
    [InlineData("de", "Er hat den ganzen Tag gearbeitet mit dem Nachbarn", "Er hat den ganzen Tag gearbeitet", "mit dem Nachbarn")]
    [InlineData("fr", "Nous restons à la maison parce que la pluie arrive", "Nous restons à la maison", "parce que la pluie arrive")]
    [InlineData("es", "Nos quedamos en la casa porque la lluvia viene", "Nos quedamos en la casa", "porque la lluvia viene")]
    public void A_line_ends_where_a_reader_pauses(string language, string text, params string[] lines) =>
        Assert.Equal(lines, Break(text, language));

    [Theory]
    [InlineData("en", "the")]
    [InlineData("de", "einer")]
    [InlineData("fr", "leurs")]
    [InlineData("es", "unos")]
    public void An_article_is_never_parted_from_its_noun(string language, string article)
    {
        for (var before = 1; before < 8; before++)
        {
            var text = string.Join(' ', Enumerable.Repeat("abcd", before).Append(article).Concat(Enumerable.Repeat("abcd", 8 - before)));
            Assert.DoesNotContain(Break(text, language, 30)!, line => line.EndsWith(' ' + article, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_language_without_a_table_breaks_by_marks_and_widths() =>
        Assert.Equal(["una casa mar", "del sol alto"], Break("una casa mar del sol alto", "xx", 14));

    [Fact]
    public void Text_that_does_not_fit_is_not_broken_at_all() => Assert.Null(Break("one two three four five six", "en", 8));
}
