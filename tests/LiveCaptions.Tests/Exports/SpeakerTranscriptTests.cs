using LiveCaptions.Exports;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Exports;

/// <summary>Transcripts of recordings whose speakers were told apart.</summary>
public class SpeakerTranscriptTests
{
    private static readonly RecordingTranscript Talk = new(
        "talk.wav",
        "en",
        AudioTime.FromSeconds(9),
        [
            .. Said(1, "Good evening. How are", 0.5),
            .. Said(2, "you? Fine, thanks.", 2.5),
            .. Said(1, "Me <too>.", 4.0),
            .. Said(1, "Good.", 6.0),
        ]
    );

    [Fact]
    public void Plain_text_names_who_begins_to_speak() =>
        Assert.Equal(
            "Speaker 1: Good evening.\nHow are\nSpeaker 2: you?\nFine, thanks.\nSpeaker 1: Me <too>.\nGood.\n",
            TranscriptText.Write(Talk, TranscriptFormat.Txt)
        );

    [Fact]
    public void SubRip_begins_a_cue_with_arrows_where_the_speaker_changes() =>
        Assert.Equal(
            ["Good evening. How are", ">> you? Fine, thanks.", ">> Me <too>.", "Good."],
            Texts(TranscriptText.Write(Talk, TranscriptFormat.Srt))
        );

    [Fact]
    public void A_marker_between_two_words_of_one_speaker_is_no_change()
    {
        SettledWord[] words =
        [
            .. Said(1, "One.", 0),
            .. Said(0, "[laughs]", 1),
            .. Said(1, "Two.", 2),
            .. Said(0, "[…]", 3),
            .. Said(2, "Three.", 4),
        ];

        Assert.Equal(
            "One. [laughs] Two. […] >> Three.",
            string.Join(' ', Texts(TranscriptText.Write(Talk with { Words = words }, TranscriptFormat.Srt)))
        );
    }

    [Fact]
    public void One_voice_alone_has_the_SubRip_of_words_that_nobody_tells_apart()
    {
        var words = Spoken.AtRandom(3, 300);
        SettledWord[] one = [.. words.Select(word => word with { Speaker = 1 })];

        Assert.Equal(
            TranscriptText.Write(Talk with { Words = words }, TranscriptFormat.Srt),
            TranscriptText.Write(Talk with { Words = one }, TranscriptFormat.Srt)
        );
    }

    [Fact]
    public void WebVtt_begins_every_cue_with_its_speaker() =>
        Assert.Equal(
            ["<v Speaker 1>Good evening. How are", "<v Speaker 2>you? Fine, thanks.", "<v Speaker 1>Me &lt;too&gt;.", "<v Speaker 1>Good."],
            Texts(TranscriptText.Write(Talk, TranscriptFormat.Vtt))
        );

    [Fact]
    public void Json_has_the_speaker_of_each_word()
    {
        var words = System.Text.Json.JsonDocument.Parse(TranscriptText.Write(Talk, TranscriptFormat.Json)).RootElement.GetProperty("words");

        Assert.Equal(
            Talk.Words.Select(word => (word.Text, word.Speaker)),
            words.EnumerateArray().Select(word => (word.GetProperty("word").GetString()!, word.GetProperty("speaker").GetInt32()))
        );
    }

    [Fact]
    public void Lines_are_no_wider_for_the_arrows()
    {
        SettledWord[] words = [.. Said(1, "One.", 0), .. Said(2, "Forty two columns are the widest line here is", 1)];

        Assert.All(
            Texts(TranscriptText.Write(Talk with { Words = words }, TranscriptFormat.Srt)).SelectMany(cue => cue.Split('\n')),
            line => Assert.InRange(line.Length, 1, 42)
        );
    }

    [Fact]
    public void A_cue_never_holds_two_voices_and_every_word_keeps_its_own()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var words = Spoken.AtRandom(seed, 120).Select((word, i) => word with { Speaker = 1 + i / (1 + seed % 9) % 3, Joined = false });
            var transcript = Talk with { Words = [.. words] };

            var read =
                from cue in Texts(TranscriptText.Write(transcript, TranscriptFormat.Vtt))
                from word in cue["<v Speaker 1>".Length..].Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
                select (word, cue["<v Speaker ".Length] - '0');

            Assert.Equal(transcript.Words.Select(word => (word.Text, word.Speaker)), read);
        }
    }

    /// <summary>The texts of all cues, lines apart.</summary>
    private static IEnumerable<string> Texts(string subtitles) =>
        subtitles
            .ReplaceLineEndings("\n")
            .Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Where(cue => cue.Contains(" --> ", StringComparison.Ordinal))
            .Select(cue => cue[(cue.IndexOf('\n', cue.IndexOf(" --> ", StringComparison.Ordinal)) + 1)..].TrimEnd('\n'));

    private static IEnumerable<SettledWord> Said(int speaker, string text, double from) =>
        Spoken.Evenly(text, from, 0.5).Select(word => word with { Speaker = speaker });
}
