using System.Text;
using LiveCaptions.Settings;
using LiveCaptions.Settings.Editing;

namespace LiveCaptions.Tests.Settings;

/// <summary>Translated tracks and their engines in the settings.</summary>
public class TranslationSettingsTests
{
    private static ServiceSettings Read(string track, string translators = "{}") =>
        SettingsReader.Read(
            SettingsFile.Parse(
                Encoding.UTF8.GetBytes($$"""{ "Tracks": { "main": {}, "es": {{track}} }, "Translators": {{translators}} }"""),
                "s.json"
            )
        );

    private static string Refusal(string track, string translators = "{}") =>
        Assert.Throws<SettingsException>(() => Read(track, translators)).Message;

    [Fact]
    public void A_translated_track_needs_no_source_and_is_not_recognised()
    {
        var track = Read("""{ "TranslationOf": "main", "Language": "es", "Engine": "apertium" }""").Tracks[1];

        Assert.Equal((TrackSettings.Translated, true, true), (track.Source, track.IsWritten, track.IsTranslated));
        Assert.Equal(TrackSettings.Auto, new TrackSettings().Source);
    }

    [Fact]
    public void The_source_that_a_translated_track_shows_may_be_written_down() =>
        Assert.Equal(
            TrackSettings.Translated,
            Read("""{ "TranslationOf": "main", "Language": "es", "Engine": "apertium", "Source": "translated" }""").Tracks[1].Source
        );

    [Theory]
    [InlineData("apertium", "http://127.0.0.1:2737/")]
    [InlineData("libretranslate", "http://127.0.0.1:5000/")]
    [InlineData("openai", "http://127.0.0.1:11434/v1")]
    public void A_kind_of_engine_can_be_named_without_an_entry(string kind, string address)
    {
        var settings = Read($$"""{ "TranslationOf": "main", "Language": "es", "Engine": "{{kind}}" }""");

        Assert.Equal(address, TranslationFaults.Find(settings.Tracks[1].Engine, settings.Translators)!.Place.ToString());
    }

    [Fact]
    public void An_engine_of_ones_own_is_found_by_its_name_and_keeps_its_key_to_itself()
    {
        var settings = Read(
            """{ "TranslationOf": "main", "Language": "es", "Engine": "hall" }""",
            """{ "hall": { "Kind": "openai", "Address": "https://box.example:8443/v1", "Key": "SECRET", "Model": "gemma3:4b" } }"""
        );

        var engine = TranslationFaults.Find("hall", settings.Translators)!;
        Assert.Equal(("openai", "gemma3:4b", "SECRET"), (engine.Kind, engine.Model, engine.Key));
        Assert.DoesNotContain("SECRET", engine.ToString(), StringComparison.Ordinal);
        Assert.True(Setting.Find("Translators:hall:Key")?.IsSecret);
    }

    [Fact]
    public void A_key_can_come_from_the_environment_whose_names_are_in_capitals()
    {
        var variables = new System.Collections.Hashtable { ["LIVECAPTIONS__TRANSLATORS__HALL__KEY"] = "SECRET" };

        var engine = Assert.Single(SettingsReader.Read(SettingsSources.FromEnvironment(variables)).Translators);
        Assert.Equal(("hall", "SECRET"), (engine.Id, engine.Key));
    }

    [Theory]
    [InlineData("""{ "TranslationOf": "main", "Language": "es", "Engine": "apertium", "Source": "demo" }""", "needs no Source")]
    [InlineData("""{ "TranslationOf": "main", "Language": "es", "Engine": "apertium", "Translate": true }""", "no Translate")]
    [InlineData("""{ "TranslationOf": "main", "Language": "en,es", "Engine": "apertium" }""", "its Language must be one code")]
    [InlineData("""{ "TranslationOf": "main", "Language": "es" }""", "names the Engine \"\"")]
    [InlineData("""{ "TranslationOf": "mian", "Language": "es", "Engine": "apertium" }""", "translates mian, which is not a track")]
    [InlineData("""{ "TranslationOf": "es", "Language": "es", "Engine": "apertium" }""", "cannot translate itself")]
    [InlineData("""{ "Engine": "apertium" }""", "names an Engine and no TranslationOf")]
    [InlineData("""{ "Source": "translated" }""", "and no TranslationOf")]
    public void What_does_not_fit_together_is_said(string track, string said) =>
        Assert.Contains(said, Refusal(track), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{ "a": { "Kind": "babelfish" } }""", "Translators:a:Kind")]
    [InlineData("""{ "a": { "Address": "127.0.0.1:5000" } }""", "Translators:a:Address")]
    [InlineData("""{ "Big One": { } }""", "not an engine's id")]
    [InlineData("""[ "x" ]""", "is not a set of engines")]
    public void An_engine_that_cannot_be_used_is_said_with_its_place(string translators, string said) =>
        Assert.Contains(said, Refusal("{}", translators), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{ "a": { "Address": "https://me:SECRET@example.org/" } }""")]
    [InlineData("""{ "a": { "Address": "https://example.org/?key=SECRET" } }""")]
    [InlineData("""{ "a": "SECRET" }""")]
    [InlineData("\"SECRET\"")]
    public void A_key_is_not_repeated_in_an_error(string translators) =>
        Assert.DoesNotContain("SECRET", Refusal("{}", translators), StringComparison.Ordinal);

    [Fact]
    public void A_translation_of_a_translation_is_refused() =>
        Assert.Contains(
            "which is a translation itself. Name the track that is spoken: main.",
            Assert
                .Throws<SettingsException>(() =>
                    SettingsReader.Read(
                        SettingsFile.Parse(
                            """
                            { "Tracks": { "main": {}, "es": { "TranslationOf": "main", "Language": "es", "Engine": "apertium" },
                              "ca": { "TranslationOf": "es", "Language": "ca", "Engine": "apertium" } } }
                            """u8.ToArray(),
                            "s.json"
                        )
                    )
                )
                .Message,
            StringComparison.Ordinal
        );
}
