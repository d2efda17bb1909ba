using LiveCaptions.Tests.Whisper.Streaming;
using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Tests.Whisper.Decoding;

public sealed class SpokenLanguageTests
{
    private static readonly ModelLayout Layout = SpokenTokens.Layout with { Multilingual = true, Languages = ["en", "de", "fr"] };

    [Fact]
    public void The_prompt_names_the_language_and_the_task()
    {
        Assert.Equal([Layout.Start, Layout.FirstLanguage + 1, Layout.Transcribe, Layout.NoTimestamps], Layout.Prompt("de"));
        Assert.Equal([Layout.Start, Layout.FirstLanguage + 1, Layout.Translate, Layout.NoTimestamps], Layout.Prompt("de", translate: true));
        Assert.Equal([Layout.Start, Layout.NoTimestamps], SpokenTokens.Layout.Prompt("en", translate: true));
    }

    [Fact]
    public void An_unknown_language_is_refused_with_a_list_of_the_known_ones() =>
        Assert.Contains(
            "It knows: de, en, fr",
            Assert.Throws<UnknownLanguageException>(() => Layout.Prompt("xx")).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(new string[0], "fr")]
    [InlineData(new[] { "en", "de" }, "de")]
    public void Detection_chooses_only_among_the_languages_named(string[] among, string detected)
    {
        var decoder = new ScriptedDecoder { Scores = { [Layout.FirstLanguage + 1] = 3, [Layout.FirstLanguage + 2] = 5 } };
        var language = new SpokenLanguage(decoder, Layout, given: null, among: among);

        Assert.True(language.Detect(16000, fresh: true));

        Assert.Equal(detected, language.Code);
        Assert.Equal(Layout.Prompt(detected), language.Prompt);
    }

    [Fact]
    public void A_translation_is_reported_as_English()
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
