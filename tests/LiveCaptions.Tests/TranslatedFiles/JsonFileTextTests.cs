using System.Text.Json;
using LiveCaptions.Exports;
using LiveCaptions.Tests.Exports;
using LiveCaptions.TranslatedFiles;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.TranslatedFiles;

public sealed class JsonFileTextTests
{
    private static string Json(params IReadOnlyList<SettledWord> words) =>
        TranscriptText.Write(new("talk.wav", "en", AudioTime.FromSeconds(9), words), TranscriptFormat.Json);

    [Fact]
    public void Translated_words_get_the_times_in_which_their_source_was_said_and_its_speaker()
    {
        var read = TranslatableText.Read(
            "talk.json",
            Json([
                .. Spoken.Evenly("The house is red.", 1, 0.5).Select(word => word with { Speaker = 1 }),
                .. Spoken.Evenly("And big", 3, 0.5).Select(word => word with { Speaker = 2 }),
            ]),
            TranscriptFormat.Json
        );

        Assert.Equal([("The house is red.", 1, 4), ("And big", 5, 6)], read.Units.Select(unit => (unit.Text, unit.First, unit.Last)));
        var written = JsonDocument.Parse(read.Write(["Das Haus ist rot.", null], "de")).RootElement;

        Assert.Equal(
            ("talk.wav", "de", 9, "Das Haus ist rot. And big"),
            (
                written.GetProperty("file").GetString(),
                written.GetProperty("language").GetString(),
                written.GetProperty("duration").GetDouble(),
                written.GetProperty("text").GetString()
            )
        );
        var words = written.GetProperty("words").EnumerateArray().ToList();
        Assert.Equal([1, 1, 1, 1, 2, 2], words.Select(word => word.GetProperty("speaker").GetInt32()));
        Assert.Equal((1.0, 3.0), (words[0].GetProperty("start").GetDouble(), words[3].GetProperty("end").GetDouble()));
        Assert.Equal((3.5, 4.0), (words[5].GetProperty("start").GetDouble(), words[5].GetProperty("end").GetDouble()));
    }

    [Fact]
    public void A_short_pause_within_a_sentence_does_not_part_it_and_a_long_one_does()
    {
        Assert.Equal(["ask what you can"], Units([.. Spoken.Evenly("ask what", 1, 0.5), .. Spoken.Evenly("you can", 3, 0.5)]));
        Assert.Equal(["ask what", "you can"], Units([.. Spoken.Evenly("ask what", 1, 0.5), .. Spoken.Evenly("you can", 4.1, 0.5)]));

        static IEnumerable<string> Units(IReadOnlyList<SettledWord> words) =>
            TranslatableText.Read("talk.json", Json(words), TranscriptFormat.Json).Units.Select(unit => unit.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"words\":[]}")]
    [InlineData("{\"words\":[null]}")]
    [InlineData("{\"words\":[{\"word\":\"a\",\"start\":-1,\"end\":1}]}")]
    [InlineData("{\"words\":[{\"word\":\"a\",\"start\":1e300,\"end\":1}]}")]
    [InlineData("{\"words\":[{\"start\":1,\"end\":1}]}")]
    [InlineData("{\"words\":[{\"word\":7,\"start\":1,\"end\":1}]}")]
    [InlineData("{\"words\":[{\"word\":\"a\",\"start\":1,\"end\":1}")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[")]
    public void What_is_no_transcript_is_refused(string json) =>
        Assert.Contains(
            "is no transcript",
            Assert.Throws<TextFileException>(() => TranslatableText.Read("talk.json", json, TranscriptFormat.Json)).Message,
            StringComparison.Ordinal
        );
}
