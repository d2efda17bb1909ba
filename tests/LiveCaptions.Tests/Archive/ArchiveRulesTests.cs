using LiveCaptions.Archive;
using LiveCaptions.Health;

namespace LiveCaptions.Tests.Archive;

public class ArchiveRulesTests
{
    private static readonly DateTimeOffset Start = ArchiveScene.Start;

    private static ArchivedWord Word(string text, double start, bool joined = false) =>
        new(1, text, joined, Start.AddSeconds(start), Start.AddSeconds(start + 0.3), 1);

    [Theory]
    [InlineData("evening.", "Welcome", 0.5, true)]
    [InlineData("evening", "welcome", 0.5, false)]
    [InlineData("e.g.", "this", 0.5, false)]
    [InlineData("evening", "welcome", 2.5, true)]
    [InlineData("です。", "次", 0.5, true)]
    public void A_line_ends_with_its_sentence_and_with_a_pause(string before, string word, double start, bool ends) =>
        Assert.Equal(ends, LineRule.Ends(before, Word(before, 0), Word(word, start, joined: before.EndsWith('。'))));

    [Fact]
    public void A_line_without_an_end_ends_when_it_is_long() =>
        Assert.True(LineRule.Ends(new('x', LineRule.Longest), Word("and", 0), Word("on", 0.4)));

    [Fact]
    public void Words_that_were_taken_out_leave_no_space() =>
        Assert.Equal(
            "one two’s",
            new[] { ("one", false), ("", false), ("two", false), ("’s", true) }.Aggregate("", (line, word) =>
                LineRule.With(line, word.Item1, word.Item2)
            )
        );

    [Fact]
    public void A_source_that_was_lost_is_a_gap_when_it_is_back()
    {
        var watch = new GapWatch();
        Assert.Empty(watch.Look([Report(TrackState.Running)], Start));
        Assert.Empty(watch.Look([Report(TrackState.Lost)], Start.AddSeconds(1)));
        Assert.Empty(watch.Look([Report(TrackState.Reopening)], Start.AddSeconds(5)));

        Assert.Equal(
            [new("main", GapKind.Source, Start.AddSeconds(1), Start.AddSeconds(9))],
            watch.Look([Report(TrackState.Running)], Start.AddSeconds(9))
        );
        Assert.Empty(watch.Look([Report(TrackState.Silent)], Start.AddSeconds(10)));
    }

    [Fact]
    public void Sound_that_recognition_was_too_slow_for_is_a_gap_as_long_as_it_was()
    {
        var watch = new GapWatch();
        watch.Look([Report(TrackState.Running, lost: 2)], Start);

        Assert.Equal(
            [new("main", GapKind.Late, Start.AddSeconds(7), Start.AddSeconds(10))],
            watch.Look([Report(TrackState.Running, lost: 5)], Start.AddSeconds(10))
        );
        Assert.Empty(watch.Look([Report(TrackState.Running, lost: 0)], Start.AddSeconds(11)));
    }

    private static TrackReport Report(TrackState state, double lost = 0) =>
        new("main", "Hall", null, "demo", state, null, false, "en", 0, 0, 0, lost, 0);
}
