using LiveCaptions.Audio;
using LiveCaptions.ScriptedTracks;

namespace LiveCaptions.Tests.ScriptedTracks;

public sealed class CueFileTests
{
    private static IEnumerable<string> Read(string text) =>
        CueFile.Parse(text).Select(cue => $"{cue.Start.Seconds:F3}-{cue.End.Seconds:F3} {string.Join(' ', cue.Words)}");

    [Fact]
    public void SubRip_is_read_without_its_numbers_markup_and_positions() =>
        Assert.Equal(
            ["1.500-4.000 Good evening & welcome.", "3661.000-3662.500 to the show"],
            Read(
                "\ufeff1\r\n00:00:01,500 --> 00:00:04,000\r\n{\\an8}<i>Good evening</i>\r\n&amp; welcome.\r\n\r\n2\r\n01:01:01,000 --> 01:01:02,500 X1:1\r\nto the show\r\n"
            )
        );

    [Fact]
    public void WebVTT_is_read_without_its_notes_styles_voices_and_settings() =>
        Assert.Equal(
            ["1.500-4.000 Good evening.", "5.000-6.000 Fish and chips"],
            Read(
                "WEBVTT - talk\n\nSTYLE\n::cue { color: red }\n\nNOTE 00:01 is early\n\nfirst\n00:01.500 --> 00:04.000 align:start line:0\n<v Anna>Good <c.loud>evening.</c>\n\n00:05.000 --> 00:06.000\nFish\u200e and chips"
            )
        );

    [Fact]
    public void Cues_are_ordered_by_time() =>
        Assert.Equal(["1.000-2.000 one", "3.000-4.000 three"], Read("00:03.000 --> 00:04.000\nthree\n\n00:01.000 --> 00:02.000\none"));

    [Theory]
    [InlineData("")]
    [InlineData("just a text\n\nwith paragraphs")]
    [InlineData("00:00:04,000 --> 00:00:01,000\nbackwards")]
    [InlineData("00:00:01,000 --> 00:00:01,000\nno time at all")]
    [InlineData("00:00:01,000 --> 00:00:04,000\n<b></b>")]
    [InlineData("999:99:99,999 --> 999:99:99,999\nnever")]
    [InlineData("-1:00 --> 00:04,000\nbefore the beginning")]
    public void Text_that_is_not_a_cue_is_skipped(string text) => Assert.Empty(Read(text));

    [Fact]
    public void A_file_without_cues_is_reported_in_a_sentence()
    {
        var path = Path.Combine(Path.GetTempPath(), $"livecaptions-{Guid.NewGuid():N}.srt");
        File.WriteAllText(path, "words without times");
        try
        {
            Assert.Contains(
                "holds no subtitles that can be read",
                Assert.Throws<SourceException>(() => CueFile.Read(path)).Message,
                StringComparison.Ordinal
            );
        }
        finally
        {
            File.Delete(path);
        }
        Assert.Contains("does not exist", Assert.Throws<SourceException>(() => CueFile.Read(path)).Message, StringComparison.Ordinal);
    }
}
