using LiveCaptions.Captions;
using LiveCaptions.Exports;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Exports;

public class SubtitleTests
{
    private static readonly CueRules Rules = new() { Language = "en" };

    private static IReadOnlyList<Cue> Cues(IEnumerable<SettledWord> words) => new CueBuilder(Rules).Build(words);

    [Fact]
    public void SubRip_numbers_its_cues_and_ends_lines_with_CR_LF()
    {
        var words = Spoken.Evenly("Good evening, everybody. We start in a moment.", from: 1, secondsPerWord: 0.4);

        Assert.Equal(
            "1\r\n00:00:01,000 --> 00:00:02,120\r\nGood evening, everybody.\r\n\r\n"
                + "2\r\n00:00:02,200 --> 00:00:04,200\r\nWe start in a moment.\r\n\r\n",
            Subtitles.Srt(Cues(words))
        );
    }

    [Fact]
    public void WebVtt_has_a_header_and_escapes_markup()
    {
        var words = Spoken.Evenly("AT&T says x<y and y>z.", from: 3600, secondsPerWord: 0.5);

        Assert.Equal("WEBVTT\n\n01:00:00.000 --> 01:00:02.500\nAT&amp;T says x&lt;y and y&gt;z.\n\n", Subtitles.Vtt(Cues(words)));
    }

    [Fact]
    public void A_transcript_without_words_is_a_valid_file()
    {
        Assert.Equal("", Subtitles.Srt(Cues([])));
        Assert.Equal("WEBVTT\n\n", Subtitles.Vtt(Cues([])));
    }

    [Fact]
    public void A_line_breaks_after_punctuation_or_before_a_small_word()
    {
        Assert.Equal(
            ["When the rain had stopped at last,", "they went out into the garden."],
            Assert.Single(Cues(Spoken.Evenly("When the rain had stopped at last, they went out into the garden.", 0, 0.3))).Lines
        );
        Assert.Equal(
            ["He had then leisure to consider", "how much there might be in his power"],
            Assert.Single(Cues(Spoken.Evenly("He had then leisure to consider how much there might be in his power", 0, 0.3))).Lines
        );
    }

    [Fact]
    public void A_short_cue_is_lengthened_to_a_second_where_there_is_room()
    {
        var cues = Cues([.. Spoken.Evenly("Yes.", 1, 0.2), .. Spoken.Evenly("No.", 9, 0.2)]);

        Assert.Equal([(1.0, 2.0), (9.0, 10.0)], cues.Select(cue => (cue.Start.Seconds, cue.End.Seconds)));
    }

    [Fact]
    public void A_short_gap_between_cues_is_closed()
    {
        var cues = Cues([.. Spoken.Evenly("One two three four.", 0, 0.5), .. Spoken.Evenly("Five six seven eight.", 2.3, 0.5)]);

        Assert.Equal(2.22, cues[0].End.Seconds, 0.001);
    }

    [Fact]
    public void Control_characters_and_arrows_cannot_break_a_file()
    {
        var cue = Assert.Single(Cues([new("a\r\n\r\n-->b", false, AudioTime.Zero, AudioTime.FromSeconds(1), 1)]));

        Assert.Equal(["a ->b"], cue.Lines);
    }

    [Fact]
    public void Text_without_spaces_breaks_between_characters_but_never_before_punctuation()
    {
        var words = Spoken.Characters("今日は皆さんにお集まりいただきまして、本当にありがとうございます。これから始めます。");

        var cues = Cues(words);

        Assert.All(cues.SelectMany(cue => cue.Lines), line =>
        {
            Assert.InRange(TextColumns.Of(line), 1, Rules.Columns);
            Assert.DoesNotContain(line[0], "、。");
        });
        Assert.Equal(string.Concat(words.Select(word => word.Text)), string.Concat(cues.SelectMany(cue => cue.Lines)));
    }

    [Fact]
    public void A_word_longer_than_a_line_is_split()
    {
        Assert.Equal(
            [34, 34, 32],
            Cues([new(new string('x', 100), false, AudioTime.Zero, AudioTime.FromSeconds(1), 1)])[0].Lines.Select(line => line.Length)
        );
    }
}
