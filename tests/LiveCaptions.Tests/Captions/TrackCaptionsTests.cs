using LiveCaptions.Captions;
using LiveCaptions.Captions.Layouts;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Captions;

public class TrackCaptionsTests
{
    private readonly FakeTimeProvider clock = new(Talk.Start);
    private readonly TrackCaptions captions;

    public TrackCaptionsTests() => captions = new("main", "Main hall", new(clock));

    private CollectingViewer Join(int chars = 42, double hold = 5, int lines = 2, bool tentative = true)
    {
        var reader = new CollectingViewer(lines, tentative);
        captions.Join(reader, chars, hold);
        return reader;
    }

    private void Publish(CaptionUpdate update)
    {
        clock.SetUtcNow(update.At);
        captions.Publish(update);
    }

    [Fact]
    public void A_reader_gets_a_whole_frame_at_once_even_if_nothing_was_said()
    {
        var frame = Assert.Single(Join().Frames);

        Assert.Empty(frame.Lines);
        Assert.Equal(("main", "Main hall", 0, false), (frame.Track, frame.Label, frame.Sequence, frame.Speaking));
    }

    [Fact]
    public void A_frame_says_when_it_was_made_and_how_late_its_words_are()
    {
        var reader = Join();
        Publish(Talk.Said(2.5, "good", "evening"));

        var frame = reader.Frames[^1];
        Assert.Equal(
            (1, 2.5, Talk.Start.AddSeconds(2.5).ToUnixTimeMilliseconds(), 0.4, true, "en"),
            (frame.Sequence, frame.Time, frame.At, frame.Delay, frame.Speaking, frame.Language)
        );
        Assert.Equal(["good| evening"], reader.Screen);
    }

    [Fact]
    public void A_late_viewer_reads_the_very_same_lines_as_earlier_viewers()
    {
        var first = Join(chars: 20);
        for (var i = 0; i < 60; i++)
            Publish(Talk.Said(i, $"word{i} and more", "to come"));
        var late = Join(chars: 20);

        Assert.Equal(first.Frames[^1].Lines, Assert.Single(late.Frames).Lines);
        Assert.Equal(first.Frames[^1].Sequence, late.Frames[0].Sequence);
    }

    [Fact]
    public void A_viewer_that_comes_back_finds_the_lines_where_they_were()
    {
        var reader = Join(chars: 20);
        for (var i = 0; i < 60; i++)
            Publish(Talk.Said(i, $"word{i} and more"));
        captions.Leave(reader);
        Publish(Talk.Said(60, "while away"));

        var ids = Join(chars: 20).Frames[0].Lines.Select(line => line.Id).ToList();

        Assert.Equal(reader.Frames[^1].Lines[^1].Id, ids[0]);
    }

    [Fact]
    public void Each_reader_has_its_own_width_and_height()
    {
        var (narrow, wide, tall) = (Join(chars: 20, lines: 1), Join(chars: 42, lines: 1), Join(chars: 20, lines: 4));
        Publish(Talk.Said(1, "we hold these truths to be self-evident, that"));

        Assert.Equal(["that|"], narrow.Screen);
        Assert.Equal(["that|"], wide.Screen);
        Assert.Equal(["we hold these truths|", "to be self-evident,|", "that|"], tall.Screen);
    }

    [Fact]
    public void A_viewer_without_tentative_words_sees_settled_text_only()
    {
        var reader = Join(chars: 20, tentative: false);
        Publish(Talk.Said(1, "we hold these", "truths to be self-evident"));

        Assert.Equal(["we hold these|"], reader.Screen);
    }

    [Fact]
    public void An_old_caption_does_not_come_back_with_a_late_reader()
    {
        Publish(Talk.Said(1, "good evening"));
        Publish(Talk.Said(2, "", speaking: false));

        clock.SetUtcNow(Talk.Start.AddSeconds(6.9));
        Assert.Equal(["good evening|"], Join().Screen);
        clock.SetUtcNow(Talk.Start.AddSeconds(7.1));
        Assert.Empty(Join().Screen);
        Assert.Equal(["good evening|"], Join(hold: 10).Screen);
    }

    [Fact]
    public void An_old_caption_does_not_come_back_with_the_next_words()
    {
        var there = Join();
        Publish(Talk.Said(1, "good evening", speaking: false));
        clock.SetUtcNow(Talk.Start.AddSeconds(30));
        var (late, other) = (Join(), Join(chars: 20));
        Publish(Talk.Said(31, "", "the first"));

        Assert.All([there, late, other], reader => Assert.Equal(["|the first"], reader.Screen));
    }

    [Fact]
    public void Somebody_who_speaks_on_keeps_the_caption()
    {
        Publish(Talk.Said(1, "good evening"));
        clock.SetUtcNow(Talk.Start.AddSeconds(60));

        Assert.Equal(["good evening|"], Join().Screen);
    }

    [Fact]
    public void A_viewer_that_leaves_gets_no_more_frames()
    {
        var (goes, stays) = (Join(), Join());
        captions.Leave(goes);
        Publish(Talk.Said(1, "hello"));

        Assert.Single(goes.Frames);
        Assert.Equal(2, stays.Frames.Count);
        Assert.Equal(1, captions.Readers);
    }

    [Fact]
    public void Layouts_that_nobody_uses_do_not_pile_up()
    {
        var keeps = Join(chars: 42);
        Publish(Talk.Said(1, "we hold these truths"));
        for (var i = 0; i < 500; i++)
            captions.Leave(Join(chars: 20 + i % 61, hold: i % 30));

        Assert.InRange(captions.Screens.Count, 1, LayoutSet.MaxLayouts);
        Publish(Talk.Said(2, "to be"));
        Assert.Equal(["we hold these truths to be|"], keeps.Screen);
    }
}
