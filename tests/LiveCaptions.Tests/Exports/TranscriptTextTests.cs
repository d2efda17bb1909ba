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

    private static readonly RecordingTranscript Silence = Talk with { Words = [] };

    [Fact]
    public void Plain_text_has_one_line_per_sentence()
    {
        Assert.Equal("Good evening.\nÇa va?!\n", TranscriptText.Write(Talk, TranscriptFormat.Txt));
        Assert.Equal("", TranscriptText.Write(Silence, TranscriptFormat.Txt));
    }

    [Fact]
    public void Plain_text_ends_with_a_line_break_even_within_a_sentence() =>
        Assert.Equal(
            "Good evening.\nand so on\n",
            TranscriptText.Write(Talk with { Words = [.. Spoken.Evenly("Good evening. and so on", 0, 0.5)] }, TranscriptFormat.Txt)
        );

    [Fact]
    public void SubRip_holds_all_cues()
    {
        Assert.Equal(
            "1\r\n00:00:00,500 --> 00:00:02,000\r\nGood evening. Ça va?!\r\n\r\n",
            TranscriptText.Write(Talk, TranscriptFormat.Srt)
        );
        Assert.Equal("", TranscriptText.Write(Silence, TranscriptFormat.Srt));
    }

    [Fact]
    public void WebVtt_holds_all_cues_below_its_header()
    {
        Assert.Equal(
            "WEBVTT\n\n00:00:00.500 --> 00:00:02.000\nGood evening. Ça va?!\n\n",
            TranscriptText.Write(Talk, TranscriptFormat.Vtt)
        );
        Assert.Equal("WEBVTT\n\n", TranscriptText.Write(Silence, TranscriptFormat.Vtt));
    }

    [Fact]
    public void Json_holds_the_file_and_each_word_with_times_and_probability() =>
        Assert.Equal(
            """
            {
              "file": "talk.wav",
              "language": "en",
              "duration": 2.5,
              "text": "Good evening. Ça va?!",
              "words": [
                {
                  "word": "Good",
                  "joined": false,
                  "start": 0.5,
                  "end": 1,
                  "probability": 0.9
                },
                {
                  "word": "evening.",
                  "joined": false,
                  "start": 1,
                  "end": 1.5,
                  "probability": 0.9
                },
                {
                  "word": "Ça",
                  "joined": false,
                  "start": 1.5,
                  "end": 1.75,
                  "probability": 0.877
                },
                {
                  "word": "va?",
                  "joined": false,
                  "start": 1.75,
                  "end": 2,
                  "probability": 0.5
                },
                {
                  "word": "!",
                  "joined": true,
                  "start": 2,
                  "end": 2,
                  "probability": 0.5
                }
              ]
            }

            """,
            TranscriptText.Write(Talk, TranscriptFormat.Json)
        );
}
