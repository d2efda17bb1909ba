using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Captions.Rules.Numbers;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Captions;

/// <summary>Numbers through the whole pipeline, to every output.</summary>
public class NumbersOnAirTests : WatchedTrack
{
    private static readonly Dictionary<TextOutput, Treatment> AsSpoken = [];

    private readonly List<SettledWord> settled = [];

    public NumbersOnAirTests()
    {
        rules.Change(new([], [], NumberStyle.Digits), AsSpoken);
        Pipeline.Subscribe(new Sink(settled), TextOutput.Exports);
    }

    [Fact]
    public void A_number_is_tentative_until_it_is_over_and_then_the_same_in_every_output()
    {
        Say(1, "with twenty", "five people");
        Assert.Equal(["with| 25 people"], screen.Screen);
        Assert.Equal("with", Transcript);
        Say(2, "five", "people");
        Assert.Equal("with", Transcript);
        Say(3, "people", "came");

        Assert.Equal(["with 25 people| came"], screen.Screen);
        Assert.Equal("with 25 people", Transcript);
        Assert.Equal("with 25 people", string.Join(' ', settled.Select(word => word.Text)));
        Assert.Equal("with 25 people", string.Join(' ', Pipeline.Subtitles().Words.Select(word => word.Text)));
        Assert.Equal(0.7, settled[1].Start.Seconds, 3);
        Assert.Equal(2, settled[1].End.Seconds, 3);
    }

    [Fact]
    public void A_number_at_the_end_of_an_utterance_comes_out_with_it()
    {
        Say(1, "all twenty", "five");
        Say(2, "five", speaking: false);
        Assert.Equal("all 25", Transcript);
        Say(3, "six cats");
        Assert.Equal("all 25 6 cats", Transcript);
    }

    [Fact]
    public void A_corrected_part_makes_the_number_anew()
    {
        Say(1, "with twenty five people");
        Pipeline.Correct(NumberOf("five"), "six");
        Assert.Equal("with 26 people", Transcript);
        Pipeline.Correct(NumberOf("twenty"), "");
        Assert.Equal("with 6 people", Transcript);
    }

    [Fact]
    public void Another_style_holds_from_the_next_word_on()
    {
        Say(1, "twenty five people");
        rules.Change(new([], [], NumberStyle.Words), AsSpoken);
        Say(2, "and 25 more");
        rules.Change(WordLists.None, AsSpoken);
        Say(3, "and 25 more twelve cats");
        Assert.Equal("25 people and twenty-five more and 25 more twelve cats", Transcript);
    }

    private sealed class Sink(List<SettledWord> words) : IWordSink
    {
        public void Write(CaptionUpdate update) => words.AddRange(update.Settled);

        public void BeginAnew() { }
    }
}
