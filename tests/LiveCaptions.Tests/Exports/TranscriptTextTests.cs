using System.Text.Json;
using LiveCaptions.Exports;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Exports;

public class TranscriptTextTests
{
    private static readonly RecordingTranscript Talk = new(
        "talk.wav",
        "en",
        AudioTime.FromSeconds(2.5),
        [
            .. Spoken.Evenly("Good evening.", 0.5, 0.5),
            new("Ça", false, AudioTime.FromSeconds(1.5), AudioTime.FromSeconds(1.75), 0.87654f),
            new("va?", false, AudioTime.FromSeconds(1.75), AudioTime.FromSeconds(2), 0.5f),
            new("!", true, AudioTime.FromSeconds(2), AudioTime.FromSeconds(2), 0.5f),
        ]
    );

    [Fact]
    public void Text_has_a_line_a_sentence()
    {
        Assert.Equal("Good evening.\nÇa va?!\n", TranscriptText.Write(Talk, TranscriptFormat.Txt));
        Assert.Equal("", TranscriptText.Write(Talk with { Words = [] }, TranscriptFormat.Txt));
    }

    [Fact]
    public void Json_holds_each_word_with_times_and_probability()
    {
        using var json = JsonDocument.Parse(TranscriptText.Write(Talk, TranscriptFormat.Json));
        var root = json.RootElement;
        var third = root.GetProperty("words")[2];

        Assert.Equal(
            ("talk.wav", "en", 2.5),
            (root.GetProperty("file").GetString(), root.GetProperty("language").GetString(), root.GetProperty("duration").GetDouble())
        );
        Assert.Equal("Good evening. Ça va?!", root.GetProperty("text").GetString());
        Assert.Equal(
            ("Ça", 1.5, 1.75, 0.877),
            (
                third.GetProperty("word").GetString(),
                third.GetProperty("start").GetDouble(),
                third.GetProperty("end").GetDouble(),
                third.GetProperty("probability").GetDouble()
            )
        );
        Assert.True(root.GetProperty("words")[4].GetProperty("joined").GetBoolean());
    }

    [Fact]
    public void Each_format_writes_itself()
    {
        Assert.StartsWith("1\r\n", TranscriptText.Write(Talk, TranscriptFormat.Srt), StringComparison.Ordinal);
        Assert.StartsWith("WEBVTT\n", TranscriptText.Write(Talk, TranscriptFormat.Vtt), StringComparison.Ordinal);
    }
}
