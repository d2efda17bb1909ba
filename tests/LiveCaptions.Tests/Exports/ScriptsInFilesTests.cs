using LiveCaptions.Captions;
using LiveCaptions.Captions.Breaks;
using LiveCaptions.Exports;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Exports;

/// <summary>Subtitle files in scripts that run from right to left, or that have no spaces.</summary>
public class ScriptsInFilesTests
{
    private static IReadOnlyList<string> Lines(string language, string typed) =>
        [.. new CueBuilder(new() { Language = language }).Build(TypedLine.At(AudioTime.Zero, typed)).SelectMany(cue => cue.Lines)];

    [Theory]
    [InlineData("ja", "本日はお集まりいただきまして、誠にありがとうございます。講演は「未来の都市」についてで、13時30分から始まります。")]
    [InlineData(
        "zh",
        "大家好，欢迎来到今天的会议。我们将在下午3点30分讨论“未来城市”的话题，并使用OBS 31进行直播。如有问题，请在最后提问！"
    )]
    [InlineData(
        "th",
        "สวัสดีครับ ยินดีต้อนรับทุกท่านเข้าสู่การประชุมประจำปีของเราในวันนี้ซึ่งเราจะพูดถึงเรื่องเมืองแห่งอนาคตและการถ่ายทอดสดด้วย OBS 31 เวลา 13:30 น."
    )]
    public void No_line_is_too_wide_or_parts_what_belongs_together(string language, string text)
    {
        var lines = Lines(language, text);

        Assert.All(lines, line =>
        {
            Assert.InRange(TextColumns.Of(line), 1, 42);
            Assert.False(BreakOpportunities.MustNotBegin(line.EnumerateRunes().First()), line);
            Assert.False(BreakOpportunities.MustNotEnd(line.EnumerateRunes().Last()), line);
        });
        Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Typed_Japanese_is_divided_at_its_marks() =>
        Assert.Equal(
            ["本日はお集まりいただきまして、", "誠にありがとうございます。"],
            Lines("ja", "本日はお集まりいただきまして、誠にありがとうございます。")
        );

    [Theory]
    [InlineData("ar", "OBS 31 هو البرنامج.", "\u200FOBS 31 هو البرنامج.")]
    [InlineData("ar", "85% من الحضور", "85% من الحضور")]
    [InlineData("he", "13:30!", "\u200F13:30!")]
    [InlineData("he", "(שיא חדש)", "(שיא חדש)")]
    [InlineData("fa", "سلام OBS", "سلام OBS")]
    [InlineData("en", "OBS 31 is here.", "OBS 31 is here.")]
    [InlineData("ja", "OBS 31です。", "OBS 31です。")]
    public void A_line_that_begins_with_other_letters_says_that_it_runs_from_right_to_left(string language, string text, string line) =>
        Assert.Equal([line], Lines(language, text));

    [Fact]
    public void A_transcript_as_a_page_runs_as_its_language_does()
    {
        var words = Spoken.Evenly("OBS 31 هو البرنامج.", 0, 0.4);

        Assert.Contains(
            "<p dir=\"rtl\">",
            HtmlTranscript.Write(new("talk.wav", "ar", AudioTime.FromSeconds(2), words)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "<p dir=\"auto\">",
            HtmlTranscript.Write(new("talk.wav", "en", AudioTime.FromSeconds(2), words)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Arabic_and_Hindi_sentences_end_with_their_own_marks()
    {
        Assert.True(Sentences.EndsSentence("أسئلة؟"));
        Assert.True(Sentences.EndsSentence("है।"));
        Assert.True(new LineUnit("13:30،", false, AudioTime.Zero, AudioTime.Zero).EndsClause);
    }

    [Fact]
    public void A_long_run_of_Thai_is_split_where_a_syllable_ends_and_never_before_a_vowel()
    {
        var words = TypedLine.At(AudioTime.Zero, string.Concat(Enumerable.Repeat("กรุณาเก็บคำถามไว้ถามตอนท้ายนะครับ", 8)));

        Assert.True(words.Count > 2);
        for (var i = 1; i < words.Count; i++)
        {
            Assert.True(words[i].Joined);
            Assert.True(BreakOpportunities.MayPart(words[i - 1].Text.EnumerateRunes().Last(), words[i].Text.EnumerateRunes().First()));
        }
    }
}
