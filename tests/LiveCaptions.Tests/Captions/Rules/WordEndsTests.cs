using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;

namespace LiveCaptions.Tests.Captions.Rules;

/// <summary>Where a word ends and which spellings are one word, for the blocklist and for replacements.</summary>
public class WordEndsTests
{
    private static string Settle(string said, WordLists lists, Blocked blocked = Blocked.Mask, string? language = "en") =>
        string.Concat(
                new RuleChain().Settle(Talk.Words(said, 1), lists, new(blocked), language).Select(w => (w.Joined ? "" : " ") + w.Text)
            )
            .Trim();

    private static string Masked(string said, string blocked, string? language = "en") =>
        Settle(said, new([], [blocked]), Blocked.Mask, language);

    [Theory]
    [InlineData("darn—what", "d***—what")]
    [InlineData("what—darn", "what—d***")]
    [InlineData("darn...what", "d***...what")]
    [InlineData("darn…what", "d***…what")]
    [InlineData("darn-it", "d***-it")]
    [InlineData("\"darn\"", "\"d***\"")]
    [InlineData("“darn”", "“d***”")]
    [InlineData("«Darn»", "«D***»")]
    [InlineData("(darn)", "(d***)")]
    [InlineData("darn/what", "d***/what")]
    [InlineData("darn,what", "d***,what")]
    [InlineData("darn:what;darn", "d***:what;d***")]
    [InlineData("*darn*", "*d****")]
    [InlineData("_darn_", "_d***_")]
    [InlineData("darn’s and darn's and darn'd", "d***’s and d***'s and d***'d")]
    [InlineData("darn.com", "d***.com")]
    [InlineData("#darn @darn", "#d*** @d***")]
    [InlineData("darn-darn-darn", "d***-d***-d***")]
    [InlineData("DARN Darn dArN", "D*** D*** d***")]
    [InlineData("d\u200barn da\u00adrn dar\u2060n \u200bdarn", "d*** d*** d*** \u200bd***")]
    [InlineData("ｄａｒｎ", "ｄ***")]
    [InlineData("darning darned darn2 xdarn Scunthorpe", "darning darned darn2 xdarn Scunthorpe")]
    public void A_blocked_word_ends_at_any_mark(string said, string written) => Assert.Equal(written, Masked(said, "darn"));

    [Theory]
    [InlineData("darn*", "darning, darned—darn undarn", "d******, d*****—d*** undarn")]
    [InlineData("bloody hel*", "bloody hello bloody help", "b***** h**** b***** h***")]
    [InlineData("cunt", "Scunthorpe", "Scunthorpe")]
    [InlineData("bloody hell", "bloody-hell, bloody—hell bloody, hell bloody… Hell", "b*****-h***, b*****—h*** b*****, h*** b*****… H***")]
    [InlineData("café", "cafe\u0301 CAFÉ café cafe", "c*** C*** c*** cafe")]
    [InlineData("cafe\u0301", "café", "c***")]
    [InlineData("Straße", "strasse STRASSE straße", "s****** S****** s*****")]
    [InlineData("бред", "Бред, БРЕД!", "Б***, Б***!")]
    [InlineData("ёлка", "Е\u0308лка", "Е\u0308***")]
    [InlineData("λόγος", "ΛΌΓΟΣ λόγοσ", "Λ**** λ****")]
    [InlineData("c++", "c++, and c and C++", "c*++, and c and C*++")]
    [InlineData("馬鹿", "この馬鹿野郎、馬 +鹿", "この馬*野郎、馬**")]
    [InlineData("바보", "바보, 바보야", "바*, 바보야")]
    public void Other_spellings_are_the_same_word_and_other_words_are_not(string blocked, string said, string written) =>
        Assert.Equal(written, Masked(said, blocked));

    [Theory]
    [InlineData("tr", "ısırık", "ISIRIK isirik", "I***** isirik")]
    [InlineData("tr", "sik", "sık SİK", "sık S**")]
    [InlineData("en", "ink", "INK", "I**")]
    [InlineData("az", "ılıq", "ILIQ iliq", "I*** iliq")]
    public void Case_is_compared_as_the_language_has_it(string language, string blocked, string said, string written) =>
        Assert.Equal(written, Masked(said, blocked, language));

    [Theory]
    [InlineData("darn—what", "what")]
    [InlineData("what—darn", "what")]
    [InlineData("so...darn...it", "so...it")]
    [InlineData("Darn—what", "What")]
    [InlineData("darn’s here", "here")]
    [InlineData("well, darn-it.", "well, it.")]
    [InlineData("Well. Darn...darn! Yes", "Well. Yes")]
    public void A_removed_word_leaves_no_marks_behind(string said, string written) =>
        Assert.Equal(written, Settle(said, new([], ["darn"]), Blocked.Remove));

    [Theory]
    [InlineData("jason—what", "JSON—what")]
    [InlineData("open-ai, open.ai open ai open/ai", "OpenAI, OpenAI OpenAI OpenAI")]
    [InlineData("open, ai", "open, ai")]
    [InlineData("jason's \"jason\"", "JSON's \"JSON\"")]
    [InlineData("we use see++ +.", "we use C plus plus.")]
    [InlineData("don’t ain't", "do not is not")]
    public void Replacements_end_at_marks_too(string said, string written) =>
        Assert.Equal(
            written,
            Settle(
                said,
                new(
                    [
                        new("jason", "JSON"),
                        new("open ai", "OpenAI"),
                        new("see++", "C plus plus"),
                        new("don't", "do not"),
                        new("ain't", "is not"),
                    ],
                    []
                )
            )
        );

    [Fact]
    public void What_a_replacement_writes_is_blocked_too() =>
        Assert.Equal("d*** it", Settle("jason", new([new("jason", "darn it")], ["darn"])));

    [Fact]
    public void A_phrase_that_is_blocked_waits_across_marks()
    {
        var (chain, lists) = (new RuleChain(), new WordLists([], ["bloody hell"]));
        Assert.Empty(chain.Settle(Talk.Words("bloody,", 1), lists, new(Blocked.Mask), "en", more: true));
        Assert.Equal(
            ["b*****,", "h***"],
            chain.Settle(Talk.Words("hell", 2), lists, new(Blocked.Mask), "en", more: true).Select(w => w.Text)
        );
    }

    [Theory]
    [InlineData(nameof(TextOutput.Overlay))]
    [InlineData(nameof(TextOutput.Readers))]
    [InlineData(nameof(TextOutput.Exports))]
    [InlineData(nameof(TextOutput.Subtitles))]
    public void Every_output_masks_alike(string output)
    {
        var book = new RuleBook(new([], ["darn"]), Enum.GetValues<TextOutput>().ToDictionary(one => one, _ => new Treatment(Blocked.Mask)));
        var text = new OutputText(book, Enum.Parse<TextOutput>(output)).Of(Talk.Said(1, "darn—what", "darn/it"));

        Assert.Equal(["d***—what"], text.Settled.Select(word => word.Text));
        Assert.Equal(["d***/it"], text.Tentative.Select(word => word.Text));
    }
}
