using LiveCaptions.Captions;
using LiveCaptions.Captions.Layouts;

namespace LiveCaptions.Tests.Captions.Layouts;

public class MixedLinesTests
{
    private readonly MixedLines mixed = new(2);

    private static CaptionFrame Frame(string track, bool speaking, params (long Id, string Text)[] lines) =>
        new(
            track,
            track.ToUpperInvariant(),
            7,
            1,
            1,
            0.3,
            speaking,
            "en",
            [.. lines.Select(l => new CaptionLine(l.Id, l.Text, ""))],
            track == "host" ? "#fd0" : null
        );

    private string[] Take(CaptionFrame frame) =>
        [.. mixed.Take(frame).Lines.Select(l => $"{(l.Speaker!.Begins ? l.Speaker.Label + ": " : "")}{l.Settled}")];

    [Fact]
    public void Lines_stand_in_the_order_in_which_they_began_and_are_labelled_where_the_speaker_changes()
    {
        Take(Frame("host", true, (0, "How do you do")));
        Assert.Equal(["HOST: How do you do", "GUEST: Fine"], Take(Frame("guest", true, (0, "Fine"))));

        Assert.Equal(["GUEST: Fine thank you", "and yourself"], Take(Frame("guest", true, (0, "Fine thank you"), (1, "and yourself"))));
    }

    [Fact]
    public void A_line_grows_where_it_stands_and_keeps_its_number()
    {
        Take(Frame("host", true, (0, "Hello")));
        var before = mixed.Take(Frame("guest", true, (0, "Hi")));
        var after = mixed.Take(Frame("host", true, (0, "Hello again")));

        Assert.Equal(["Hello again", "Hi"], after.Lines.Select(l => l.Settled));
        Assert.Equal(before.Lines.Select(l => l.Id), after.Lines.Select(l => l.Id));
    }

    [Fact]
    public void A_line_that_left_the_picture_comes_in_again_at_the_bottom_when_it_is_spoken_on()
    {
        Take(Frame("host", true, (0, "As I said")));
        Take(Frame("guest", true, (0, "one"), (1, "two")));
        Assert.Equal(["GUEST: one", "two"], Take(Frame("host", true, (0, "As I said"))));

        Assert.Equal(["GUEST: two", "HOST: As I said before"], Take(Frame("host", true, (0, "As I said before"))));
    }

    [Fact]
    public void Words_that_settle_out_of_the_picture_stay_there()
    {
        var said = Frame("host", true, (0, "As I said"));
        Take(said with { Lines = [new(0, "As", " I said")] });
        Take(Frame("guest", true, (0, "one"), (1, "two")));

        Assert.Equal(["GUEST: one", "two"], Take(said));
    }

    [Fact]
    public void Two_tracks_with_lines_of_the_same_number_are_told_apart()
    {
        Take(Frame("host", true, (5, "a")));
        var both = mixed.Take(Frame("guest", true, (5, "b")));

        Assert.Equal(2, both.Lines.Select(l => l.Id).Distinct().Count());
        Assert.Equal(["#fd0", null], both.Lines.Select(l => l.Speaker!.Colour));
    }

    [Fact]
    public void Somebody_speaks_while_anybody_does_and_numbers_rise()
    {
        var first = mixed.Take(Frame("host", true, (0, "a")));
        var second = mixed.Take(Frame("guest", false));
        var third = mixed.Take(Frame("host", false, (0, "a")));

        Assert.Equal([true, true, false], [first.Speaking, second.Speaking, third.Speaking]);
        Assert.Equal([1L, 2, 3], [first.Sequence, second.Sequence, third.Sequence]);
        Assert.Equal(("all", "", null), (third.Track, third.Label, third.Colour));
    }

    [Fact]
    public void A_track_that_is_taken_away_takes_its_lines_with_it()
    {
        Take(Frame("host", true, (0, "a")));
        Take(Frame("guest", true, (0, "b")));

        Assert.Equal(["a"], mixed.Remove("guest")!.Lines.Select(l => l.Settled));
        Assert.Empty(mixed.Remove("host")!.Lines);
        Assert.Null(mixed.Remove("nobody"));
    }
}
