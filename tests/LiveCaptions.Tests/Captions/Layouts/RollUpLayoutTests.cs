using LiveCaptions.Captions;
using LiveCaptions.Captions.Layouts;

namespace LiveCaptions.Tests.Captions.Layouts;

public class RollUpLayoutTests
{
    private readonly RollUpLayout layout = new(chars: 20, hold: 5);

    private IEnumerable<string> Lay(CaptionUpdate update)
    {
        layout.Lay(update);
        return layout.Lines.Read();
    }

    [Fact]
    public void Tentative_words_stand_behind_the_settled_ones_and_give_way()
    {
        Assert.Equal(["|we hold these"], Lay(Talk.Said(1, "", "we hold these")));
        Assert.Equal(["we hold| this truth", "|to be"], Lay(Talk.Said(2, "we hold", "this truth to be")));
        Assert.Equal(["we hold these truths|"], Lay(Talk.Said(3, "these truths")));
    }

    [Fact]
    public void Lines_keep_their_number_as_they_are_settled_and_move_up()
    {
        Lay(Talk.Said(1, "we hold", "these truths to be"));
        var before = layout.Lines;
        Lay(Talk.Said(2, "these truths to be self-evident", "that all"));

        Assert.Equal([0, 1], before.Select(line => line.Id));
        Assert.Equal([0, 1, 2], layout.Lines.Select(line => line.Id));
        Assert.Equal(["we hold these truths|", "to be self-evident|", "|that all"], layout.Lines.Read());
    }

    [Fact]
    public void Lost_sound_breaks_the_line_behind_what_was_settled_by_it()
    {
        Lay(Talk.Said(1, "we hold", "these"));

        Assert.Equal(["we hold these|"], Lay(Talk.Said(1.5, "these", speaking: false, gap: true)));
        Assert.Equal(["we hold these|", "|all men"], Lay(Talk.Said(3, "", "all men")));
    }

    [Fact]
    public void Speech_after_the_screen_was_cleared_begins_on_a_fresh_line()
    {
        Lay(Talk.Said(1, "we hold these"));
        Lay(Talk.Said(1.2, "", speaking: false));

        Assert.Equal(["|truths"], Lay(Talk.Said(6.1, "", "truths")));
        Assert.Equal(1, Assert.Single(layout.Lines).Id);
    }

    [Fact]
    public void Speech_after_a_short_pause_goes_on_in_the_line()
    {
        Lay(Talk.Said(1, "we hold these"));
        Lay(Talk.Said(1.2, "", speaking: false));

        Assert.Equal(["we hold these| all"], Lay(Talk.Said(5.9, "", "all")));
    }

    [Fact]
    public void A_width_that_nobody_asked_for_before_begins_with_what_was_said_last()
    {
        layout.Begin([.. Talk.Words("long ago", 1), .. Talk.Words("we hold these truths to be", 9)], Talk.Said(9.5, "", "self"));

        Assert.Equal(["we hold these truths|", "to be| self"], layout.Lines.Read());
    }

    [Fact]
    public void Few_settled_lines_are_kept()
    {
        for (var i = 0; i < 100; i++)
            Lay(Talk.Said(i, "nineteen characters"));

        Assert.Equal(RollUpLayout.MaxLines + 1, layout.Lines.Count);
        Assert.Equal([95, 96, 97, 98, 99], layout.Lines.Select(line => line.Id));
    }

    [Fact]
    public void Another_speaker_begins_a_line_and_a_line_says_whose_it_is()
    {
        Lay(By(1, Talk.Said(1, "is it late")));
        Lay(By(2, Talk.Said(2, "not yet", "he")));
        Lay(By(2, Talk.Said(3, "it seems so to me")));

        Assert.Equal(["is it late|", "not yet it seems so|", "to me|"], layout.Lines.Read());
        Assert.Equal([(1, true), (2, true), (2, false)], layout.Lines.Select(line => (line.Speaker!.Number!.Value, line.Speaker.Begins)));
    }

    [Fact]
    public void A_correction_leaves_each_line_to_its_speaker()
    {
        Lay(By(1, Numbered(1, Talk.Said(1, "yes"))));
        Lay(By(2, Numbered(2, Talk.Said(2, "no"))));
        Lay(Talk.Said(3, "") with { Corrections = [new(1, "certainly")] });

        Assert.Equal(["certainly|", "no|"], layout.Lines.Read());
        Assert.Equal([1, 2], layout.Lines.Select(line => line.Speaker!.Number!.Value));
    }

    [Fact]
    public void A_correction_that_moves_a_marker_down_leaves_the_next_speaker_a_line()
    {
        Lay(By(1, Numbered(1, Talk.Said(1, "yes"))));
        Lay(Numbered(2, Talk.Said(2, "[laughs]")));
        Lay(By(2, Numbered(3, Talk.Said(3, "no"))));
        Assert.Equal(["yes [laughs]|", "no|"], layout.Lines.Read());
        Lay(Talk.Said(4, "") with { Corrections = [new(1, "most certainly so")] });

        Assert.Equal(["most certainly so|", "[laughs]|", "no|"], layout.Lines.Read());
    }

    [Fact]
    public void Words_that_nobody_was_asked_about_have_no_speaker_and_break_no_line()
    {
        Lay(By(1, Talk.Said(1, "we")));
        Lay(Talk.Said(2, "hold"));
        Lay(By(1, Talk.Said(3, "these")));

        Assert.Equal(["we hold these|"], layout.Lines.Read());
    }

    private static CaptionUpdate By(int speaker, CaptionUpdate update) => update.By(speaker);

    private static CaptionUpdate Numbered(long number, CaptionUpdate update) =>
        update with
        {
            Settled = [.. update.Settled.Select(word => word with { Number = number })],
        };
}
