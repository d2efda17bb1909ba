using LiveCaptions.Tests.Whisper.Streaming;
using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Tests.Whisper.Decoding;

public sealed class SpokenLanguageTests
{
    private static readonly ModelLayout Layout = SpokenTokens.Layout with { Multilingual = true, Languages = ["en", "de", "fr"] };

    [Fact]
    public void The_decoder_is_told_the_language_and_what_to_write()
    {
        Assert.Equal([Layout.Start, Layout.FirstLanguage + 1, Layout.Transcribe, Layout.NoTimestamps], Layout.Prompt("de"));
        Assert.Equal([Layout.Start, Layout.FirstLanguage + 1, Layout.Translate, Layout.NoTimestamps], Layout.Prompt("de", translate: true));
        Assert.Equal([Layout.Start, Layout.NoTimestamps], SpokenTokens.Layout.Prompt("en", translate: true));
    }

    [Fact]
    public void A_language_that_the_model_does_not_know_is_told_with_those_that_it_knows() =>
        Assert.Contains(
            "It knows: de, en, fr",
            Assert.Throws<UnknownLanguageException>(() => Layout.Prompt("xx")).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(new string[0], "fr")]
    [InlineData(new[] { "en", "de" }, "de")]
    public void Where_languages_are_named_only_these_are_heard(string[] among, string heard)
    {
        var decoder = new ScriptedDecoder { Likings = { [Layout.FirstLanguage + 1] = 3, [Layout.FirstLanguage + 2] = 5 } };
        var language = new SpokenLanguage(decoder, Layout, asked: null, among: among);

        Assert.True(language.Detect(16000, fresh: true));

        Assert.Equal(heard, language.Code);
        Assert.Equal(Layout.Prompt(heard), language.Prompt);
    }

    [Fact]
    public void A_translation_is_told_to_viewers_as_English_whatever_is_spoken()
    {
        var transcriber = new Transcriber(
            new ScriptedDecoder(),
            Layout,
            SpokenTokens.Vocabulary,
            new() { Language = "de", Translate = true }
        );
        Assert.Equal("en", transcriber.Transcribe(new() { Sound = new float[16000], Start = 0 }).Language);
    }
}
