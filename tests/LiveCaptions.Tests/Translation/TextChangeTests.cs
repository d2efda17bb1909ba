using LiveCaptions.Captions;
using LiveCaptions.Translation;

namespace LiveCaptions.Tests.Translation;

/// <summary>Words on air become another text with few corrections, whatever the two are.</summary>
public class TextChangeTests
{
    private static IReadOnlyList<WordCorrection> Between(string shown, string text) =>
        TextChange.Between([.. Words(shown).Select((word, n) => ((long)n + 1, word))], [.. TranslatedWords.Parts(text)]);

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    [Theory]
    [InlineData("uno dos tres", "uno dos tres", "")]
    [InlineData("uno dos tres", "uno DOS tres", "2=DOS")]
    [InlineData("uno dos tres", "uno tres", "2=")]
    [InlineData("uno tres", "uno dos tres", "1=uno dos")]
    [InlineData("tres", "dos tres", "1=dos tres")]
    [InlineData("a b c d", "a X d", "2=,3=X")]
    [InlineData("a b", "", "1=,2=")]
    [InlineData("", "a", "")]
    public void Only_what_differs_is_corrected(string shown, string text, string corrections) =>
        Assert.Equal(corrections, string.Join(',', Between(shown, text).Select(c => $"{c.Number}={c.Text}")));

    [Fact]
    public void Applied_the_corrections_give_the_text()
    {
        var random = new Random(1);
        for (var round = 0; round < 500; round++)
        {
            var (shown, text) = (Some(random, 1), Some(random, 0));
            var read = Words(shown).ToList();
            foreach (var correction in Between(shown, text))
                read[(int)correction.Number - 1] = correction.Text;

            Assert.Equal(text, string.Join(' ', read.Where(word => word.Length > 0)));
        }
    }

    private static string Some(Random random, int least) =>
        string.Join(' ', Enumerable.Range(0, random.Next(least, 8)).Select(_ => "abc"[random.Next(3)].ToString()));
}
