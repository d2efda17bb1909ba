using System.Text;
using LiveCaptions.ScriptedTracks;
using LiveCaptions.Tests.Outputs.Obs;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.ScriptedTracks;

/// <summary>Files of the largest size that were made to cost as much as possible.</summary>
/// <remarks>The memory that the whole process holds is measured, so nothing else may run.</remarks>
[Collection(nameof(Alone))]
public sealed class SubtitleBombTests
{
    private static string Filled(string start, string part)
    {
        var text = new StringBuilder(start);
        while (text.Length + part.Length <= CueFile.MaxBytes)
            text.Append(part);
        return text.ToString();
    }

    public static TheoryData<string, string> Bombs() =>
        new()
        {
            { "0:01.0 --> 0:02.0\n", "a " },
            { "0:01.0 --> 0:02.0\n", "a" },
            { "0:01.0 --> 0:02.0\n", "a\n" },
            { "", "0:01-->0:02\na\n" },
            { "", "0:01-->0:02\n" },
            { "", "\n" },
            { "0:01.0 --> 0:02.0\n", "<b>" },
            { "0:01.0 --> 0:02.0\n", "<0:01.0>a " },
            { "0:01.0 --> 0:02.0\n", "&" },
            { "", "0:01-->0:02\na b c d e f g h i j k l m n\n\n" },
            { "", "--> 1111\n" },
            { "0", ":0" },
            { "", "1 1 1:1:1,1 --" },
        };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void A_bomb_costs_less_than_a_hundred_megabytes_and_its_words_are_bounded(string start, string part)
    {
        var text = Filled(start, part);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var sheet = CueSheet.Parse(text);
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(text);

        Assert.InRange(held, long.MinValue, 100 << 20);
        Assert.InRange(sheet.Cues.Sum(cue => (long)cue.Words.Count), 0, CueParser.MaxWords);
        Assert.All(sheet.Cues, cue => Assert.InRange(cue.Words.Count, 1, CueParser.MaxWordsPerCue));
        Assert.All(sheet.Cues.SelectMany(cue => cue.Words), word => Assert.InRange(word.Text.Length, 1, CueText.MaxLetters));
    }

    [Fact]
    public void What_is_left_out_is_said() =>
        Assert.Contains(
            "too many words",
            Assert.Single(CueSheet.Parse(Filled("0:01.0 --> 0:02.0\n", "a ")).Remarks),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_long_word_is_split_and_stays_one_word_on_screen()
    {
        var word = new string('x', 250);
        using var recogniser = new CueRecogniser(CueSheet.Parse($"0:00.0 --> 0:01.0\n{word} end").Cues, null);
        var settled = recogniser.Skip(AudioTime.SampleRate * 2).Settled;

        Assert.Equal([(100, false), (100, true), (50, true), (3, false)], settled.Select(part => (part.Text.Length, part.Joined)));
    }
}
