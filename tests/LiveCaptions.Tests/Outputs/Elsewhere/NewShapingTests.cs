using LiveCaptions.Outputs.Elsewhere;
using static LiveCaptions.Tests.Outputs.Elsewhere.Spoken;

namespace LiveCaptions.Tests.Outputs.Elsewhere;

public class NewShapingTests
{
    private static NewShaping Shaping(double gather = 0, double oldest = 15) => new(new(2, 20), new(At(1), At(gather), At(oldest)));

    private static string? Send(NewShaping shaping, double at)
    {
        var text = shaping.Next(At(at), false);
        shaping.Taken(At(at));
        return text is null ? null : string.Join('|', text.Lines);
    }

    [Fact]
    public void Every_word_is_sent_once_in_whole_lines_no_faster_than_the_pace()
    {
        var shaping = Shaping();
        shaping.Add(Words("one two three four five six seven eight nine ten", 1));

        Assert.Equal("one two three four|five six seven eight", Send(shaping, 1));
        Assert.Equal(At(2), shaping.Due);
        Assert.Null(shaping.Next(At(1.9), false));
        Assert.Equal("nine ten", Send(shaping, 2));
        Assert.Null(shaping.Due);
    }

    [Fact]
    public void Words_wait_for_the_rest_of_their_lines_unless_a_sentence_ends()
    {
        var shaping = Shaping(gather: 2);
        shaping.Add(Words("so we", 1));
        Assert.Equal(At(3), shaping.Due);
        shaping.Add(Words("began.", 1.5));
        Assert.Equal("so we began.", Send(shaping, 1.5));
        shaping.Add(Words("and then", 4));

        Assert.Null(shaping.Next(At(5.9), false));
        Assert.Equal("and then", Send(shaping, 6));
    }

    [Fact]
    public void A_text_that_was_not_taken_is_sent_again_as_it_was_although_more_was_said()
    {
        var shaping = Shaping();
        shaping.Add(Words("one", 1));
        var first = shaping.Next(At(1), false)!;
        shaping.Add(Words("two", 2, first: 2));

        Assert.Same(first, shaping.Next(At(3), true));
        shaping.Taken(At(3));
        var second = shaping.Next(At(4), false)!;
        Assert.Equal((first.Number + 1, "two"), (second.Number, second.Lines[0]));
    }

    [Fact]
    public void Words_that_come_too_late_are_dropped_and_counted_and_the_others_are_caught_up()
    {
        var shaping = Shaping(oldest: 10);
        shaping.Add(Words("old words", 1));
        shaping.Next(At(1), false);
        shaping.Add(Words("older", 2));
        shaping.Add(Words("fresh", 8));

        Assert.Equal("fresh", string.Join('|', shaping.Next(At(14), true)!.Lines));
        Assert.Equal(3, shaping.Lost);
    }

    [Fact]
    public void What_the_operator_withdraws_is_neither_sent_nor_counted()
    {
        var shaping = Shaping();
        shaping.Add(Words("secret", 1));
        shaping.Next(At(1), false);
        shaping.Add(Words("secret", 1));

        shaping.Clear();

        Assert.Null(shaping.Next(At(2), true));
        Assert.Null(shaping.Last());
        Assert.Equal(0, shaping.Lost);
    }

    [Fact]
    public void The_rest_is_sent_when_the_program_ends()
    {
        var shaping = Shaping(gather: 2);
        shaping.Add(Words("the end", 1));

        Assert.Equal(["the end"], shaping.Last()!.Lines);
    }
}
