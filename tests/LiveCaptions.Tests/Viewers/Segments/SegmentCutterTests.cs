using System.Text.RegularExpressions;
using LiveCaptions.Captions;
using LiveCaptions.Settings;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Viewers.Segments;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Viewers.Segments;

/// <summary>Which words are in which segment, and when it is listed.</summary>
public sealed partial class SegmentCutterTests
{
    /// <summary>A round moment: a segment begins at it.</summary>
    private static readonly AudioTime Begin = Dates.Of(Talk.Start);

    private readonly SegmentCutter cutter = new(new CaptionSettings(), Begin);

    /// <summary>Numbers of segments with words in them, from that of the first moment on, with the words.</summary>
    private IEnumerable<string> Spoken =>
        cutter
            .List.Segments.Select((segment, at) => $"{at - 3}: {string.Join(' ', Lines(segment))}")
            .Where(text => !text.EndsWith(": ", StringComparison.Ordinal));

    [Fact]
    public void A_track_begins_with_three_empty_segments_since_players_refuse_an_empty_list()
    {
        Assert.Equal(["", "", ""], cutter.List.Segments.Select(segment => segment.Cues));
        Assert.Equal(Begin - AudioTime.SamplesIn(18), cutter.List.Segments[0].Start);
    }

    [Fact]
    public void A_segment_is_listed_once_a_word_was_said_far_enough_behind_it()
    {
        Say(2, "one");
        Say(5, "two.");
        Say(7.9, "three");
        Assert.Equal(3, cutter.List.Segments.Count);

        Say(8.1, "four");

        Assert.Equal(["0: one two."], Spoken);
    }

    [Fact]
    public void Where_nobody_speaks_it_is_listed_three_seconds_later_and_empty()
    {
        Assert.False(cutter.Advance(At(8.9)));
        Assert.True(cutter.Advance(At(9.1)));

        Assert.Equal("", cutter.List.Segments[3].Cues);
    }

    [Fact]
    public void While_somebody_speaks_it_waits_for_words_twelve_seconds_at_most()
    {
        Take(5, Talk.Said(5, "", "tentative"));
        cutter.Advance(At(17.9));
        Assert.Equal(3, cutter.List.Segments.Count);

        cutter.Advance(At(18.1));

        Assert.Equal(4, cutter.List.Segments.Count);
    }

    [Fact]
    public void Words_that_come_ten_seconds_late_are_waited_for_as_long_from_then_on()
    {
        Take(14, Said(3, "late") with { Speaking = false }, now: 14);
        cutter.Advance(At(23.9));
        Assert.Equal(4, cutter.List.Segments.Count);

        cutter.Advance(At(24.1));

        Assert.Equal(5, cutter.List.Segments.Count);
        Assert.Equal(["1: late"], Spoken);
    }

    [Fact]
    public void A_word_that_comes_after_its_segment_was_listed_stands_at_the_start_of_the_next()
    {
        cutter.Advance(At(20));
        Take(20, Said(5, "late") with { Speaking = false }, now: 20);
        cutter.Advance(At(60));

        Assert.Equal(["2: late"], Spoken);
        Assert.Contains("20:00:12.000 --> 20:00:13.000", cutter.List.Segments[5].Cues, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cue_that_reaches_into_the_next_segment_stands_in_both_whole_and_with_the_same_name()
    {
        foreach (var (at, word) in new[] { (5.0, "we"), (5.6, "hold"), (6.4, "these"), (7.0, "truths.") })
            Say(at, word);
        Take(7, Talk.Said(7, "", speaking: false));
        cutter.Advance(At(40));

        Assert.Equal(["0: we hold these truths.", "1: we hold these truths."], Spoken);
        Assert.Equal(cutter.List.Segments[3].Cues, cutter.List.Segments[4].Cues);
        Assert.Contains("20:00:04.700 --> 20:00:07.000", cutter.List.Segments[3].Cues, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_word_is_shown_once_and_in_order_however_it_comes()
    {
        var chance = new Random(7);
        var (now, said) = (0.0, 0.0);
        var words = new List<string>();
        for (var n = 0; n < 900; n++)
        {
            said += chance.NextDouble() * (chance.Next(20) == 0 ? 9 : 0.8);
            now = Math.Max(now, said + chance.NextDouble() * (chance.Next(15) == 0 ? 25 : 3));
            words.Add($"w{n}" + (chance.Next(9) == 0 ? "." : ""));
            Take(now, Said(said, words[^1]) with { Speaking = chance.Next(3) > 0 });
        }
        cutter.Advance(At(now + 30));
        Assert.True(cutter.List.Segments.Count > 60);

        var first = cutter.List.Segments[0];
        var cues = cutter
            .List.Segments.SelectMany(segment => Cue().Matches(segment.Cues))
            .Select(cue => (Name: long.Parse(cue.Groups[1].Value), Text: cue.Groups[2].Value))
            .Distinct()
            .ToList();
        var shown = cues.SelectMany(cue => cue.Text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).ToList();
        // Those at the start have left the list.
        Assert.Equal(words.TakeLast(shown.Count), shown);
        Assert.True(shown.Count > 300);
        Assert.Equal(cues.Select(cue => cue.Name).Order().Distinct(), cues.Select(cue => cue.Name));
    }

    [Fact]
    public void A_correction_changes_what_is_not_listed_yet_and_nothing_that_is()
    {
        Take(3, Numbered(3, "one", 1));
        Take(9, Numbered(9, "two", 2));
        Assert.Equal(["0: one"], Spoken);

        foreach (var number in new[] { 1, 2 })
            Take(9.5, Talk.Said(9.5, "", speaking: false) with { Corrections = [new(number, "right")] });
        cutter.Advance(At(40));

        Assert.Equal(["0: one", "1: right"], Spoken);
    }

    [Fact]
    public void A_word_that_was_left_out_and_put_back_is_in_its_segment()
    {
        Take(7, Numbered(7, "two", 1));
        Take(8.5, Talk.Said(8.5, "") with { Corrections = [new(1, "")] });
        cutter.Advance(At(18.5)); // the first segment is listed while the word is out
        Take(18.6, Talk.Said(18.6, "", speaking: false) with { Corrections = [new(1, "back")] });
        cutter.Advance(At(60));

        Assert.Equal(["1: back"], Spoken);
    }

    [Fact]
    public void Words_that_are_withdrawn_before_they_are_listed_are_nowhere()
    {
        Say(3, "secret");
        cutter.Withdraw();
        cutter.Advance(At(60));

        Assert.Empty(Spoken);
    }

    [Fact]
    public void Ten_minutes_are_listed_with_numbers_that_rise_by_one()
    {
        Say(1, "first");
        cutter.Advance(At(3600));

        var segments = cutter.List.Segments;
        Assert.Equal(100, segments.Count);
        Assert.Equal(Enumerable.Range(0, 100).Select(n => segments[0].Number + n), segments.Select(segment => segment.Number));
        Assert.Empty(Spoken);
        Assert.Null(cutter.List.Find(segments[0].Number - 1));
        Assert.Null(cutter.List.Find(segments[^1].Number + 1));
        Assert.Same(segments[7], cutter.List.Find(segments[7].Number));
    }

    [Theory]
    [InlineData(3600)]
    [InlineData(-3600)]
    public void A_wall_clock_that_was_set_makes_a_jump_and_numbers_go_on(double by)
    {
        Say(1, "one");
        Say(21, "two");
        var last = cutter.List.Segments[^1];

        cutter.Jump(AudioTime.SamplesIn(by));
        cutter.Advance(At(60 + by));

        var next = cutter.List.Find(last.Number + 1)!;
        Assert.True(next.Jumps);
        Assert.Equal(AudioTime.SamplesIn(by + 6), next.Start - last.Start);
        Assert.Single(cutter.List.Segments, segment => segment.Jumps);
        Assert.Equal(["one", "two"], cutter.List.Segments.SelectMany(Lines));

        cutter.Advance(At(3600 + by));
        Assert.Equal(1, cutter.List.Jumps);
    }

    private static AudioTime At(double seconds) => Begin + AudioTime.SamplesIn(seconds);

    private static IEnumerable<string> Lines(CaptionSegment segment) => Cue().Matches(segment.Cues).Select(cue => cue.Groups[2].Value);

    /// <summary>Words that end at a moment, with dates.</summary>
    private static CaptionUpdate Said(double end, string words)
    {
        var said = Talk.Said(end, words);
        return said with
        {
            Settled = [.. said.Settled.Select(word => word with { Start = Begin + word.Start.Samples, End = Begin + word.End.Samples })],
        };
    }

    private static CaptionUpdate Numbered(double end, string word, long number)
    {
        var said = Said(end, word);
        return said with { Settled = [said.Settled[0] with { Number = number }] };
    }

    private void Say(double end, string words) => Take(end, Said(end, words));

    private void Take(double at, CaptionUpdate update, double? now = null)
    {
        cutter.Advance(At(now ?? at));
        cutter.Take(update, At(now ?? at));
    }

    [GeneratedRegex(@"(\d+)\n[\d:.]+ --> [\d:.]+\n((?:.+\n)*.+)\n\n")]
    private static partial Regex Cue();
}
