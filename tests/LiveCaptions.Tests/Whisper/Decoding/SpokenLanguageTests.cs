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
    public void A_given_language_is_never_in_doubt()
    {
        var decoder = new ScriptedDecoder { Scores = { [Layout.FirstLanguage + 1] = 3 } };
        var language = new SpokenLanguage(decoder, Layout, given: "fr");

        Assert.False(language.Detect(16000, fresh: true));

        Assert.Equal(("fr", false, false), (language.Code, language.Unsure, language.IsDetected));
        Assert.Empty(decoder.Reads);
    }

    [Fact]
    public void Languages_that_are_nearly_as_likely_are_not_told_apart_before_more_is_heard()
    {
        var decoder = new ScriptedDecoder { Scores = { [Layout.FirstLanguage + 1] = 5.1f, [Layout.FirstLanguage + 2] = 5 } };
        var language = new SpokenLanguage(decoder, Layout, given: null);
        _ = language.Detect(12000, fresh: true);
        Assert.True(language.Unsure);

        decoder.Scores[Layout.FirstLanguage + 2] = 9;
        for (var samples = 16000; samples <= 64000; samples += 3200)
            _ = language.Detect(samples, fresh: false);
        Assert.Equal(("fr", false), (language.Code, language.Unsure));
    }

    [Fact]
    public void Another_language_in_a_long_window_is_asked_for_again_at_once_but_not_for_ever()
    {
        var decoder = new ScriptedDecoder { Scores = { [Layout.FirstLanguage + 1] = 9 } };
        var language = new SpokenLanguage(decoder, Layout, given: null);
        var samples = 64000;
        for (var i = 0; i < 10; i++)
            _ = language.Detect(samples += 32000, fresh: i == 0);
        Assert.False(language.Detect(samples += 3200, fresh: false));

        // Slightly likelier, so that the language is contested and never changes.
        decoder.Scores[Layout.FirstLanguage + 2] = 9.1f;
        _ = language.Detect(samples += 32000, fresh: false);
        var asked = Enumerable.Range(0, 9).Count(_ => language.Detect(samples += 3200, fresh: false));

        Assert.Equal(3, asked);
        Assert.Equal(("de", false), (language.Code, language.Unsure));
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
