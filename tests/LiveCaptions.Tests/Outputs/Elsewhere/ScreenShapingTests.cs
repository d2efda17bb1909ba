using LiveCaptions.Outputs.Elsewhere;
using static LiveCaptions.Tests.Outputs.Elsewhere.Spoken;

namespace LiveCaptions.Tests.Outputs.Elsewhere;

public class ScreenShapingTests
{
    private readonly ScreenShaping screen = new(new(2, 20), At(0.5), At(5));

    private string? Send(double at, bool isBehind = false, bool taken = true)
    {
        var text = screen.Next(At(at), isBehind);
        if (text is not null && taken)
            screen.Taken(At(at));
        return text is null ? null : string.Join('|', text.Lines);
    }

    [Fact]
    public void Lines_fill_from_left_to_right_roll_up_and_are_cleared_after_the_hold()
    {
        screen.Add(Words("good evening and", 1));
        Assert.Equal("good evening and", Send(1));
        screen.Add(Words("welcome to all of you", 2));
        Assert.Equal("welcome to all of|you", Send(2));
        screen.Add(Words("who came here", 3));

        Assert.Null(Send(2.1));
        Assert.EndsWith("who came here", Send(3), StringComparison.Ordinal);
        Assert.Null(Send(7.9));
        Assert.Equal("", Send(8));
        Assert.Null(screen.Due);
        Assert.Equal(0, screen.Lost);
    }

    [Fact]
    public void Every_word_is_on_the_lines_once_whatever_the_pace()
    {
        var words = Enumerable.Range(0, 100).Select(n => $"word{n}").ToList();
        var seen = new HashSet<string>();
        screen.Add(Words(string.Join(' ', words), 1));

        for (var at = 1.0; at < 60; at += 0.5)
            seen.UnionWith((Send(at) ?? "").Split([' ', '|'], StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(words.Order(), seen.Order());
    }

    [Fact]
    public void An_unchanged_text_is_not_sent_again_and_one_that_was_not_taken_is_with_its_number()
    {
        screen.Add(Words("one", 1));
        var first = screen.Next(At(1), false)!;
        var again = screen.Next(At(2), true)!;
        screen.Taken(At(2));

        Assert.Equal((first.Number, 1), (again.Number, again.Words.Count));
        Assert.Null(screen.Next(At(3), false));
    }

    [Fact]
    public void What_was_said_while_the_other_side_was_away_rolls_on_and_is_counted_once_it_has_left_the_lines()
    {
        screen.Add(Words("first words were there", 1));
        Send(1);
        screen.Add(Words("nobody ever sees these words at all since nobody listens there", 2));
        Send(2, taken: false);
        screen.Add(Words("but these two lines are seen", 4));

        var back = screen.Next(At(4), true)!;
        screen.Taken(At(4));

        Assert.EndsWith("seen", back.Lines[^1], StringComparison.Ordinal);
        Assert.Equal(11 + 6, back.Words.Count + screen.Lost);
        Assert.All(back.Words, word => Assert.Contains(word.Word.Text, string.Join(' ', back.Lines), StringComparison.Ordinal));
    }

    [Fact]
    public void A_waiting_word_is_corrected_and_one_that_was_sent_stays()
    {
        screen.Add(Words("good mourning", 1));
        Send(1);
        screen.Add(Words("every body", 1.1, first: 3));
        screen.Add(new([new(2, "morning"), new(3, "everybody"), new(4, "")], []));

        Assert.Equal("good mourning|everybody", Send(2));
    }

    [Fact]
    public void The_operator_clears_the_lines_and_what_waits()
    {
        screen.Add(Words("shown", 1));
        Send(1);
        screen.Add(Words("secret", 1.1));

        screen.Clear();

        Assert.Equal("", Send(2));
        Assert.Null(Send(3));
        Assert.Equal(0, screen.Lost);
    }

    [Theory]
    [InlineData("漢字仮名交文漢字仮名交文漢字", "漢字仮名交文漢字仮名|交文漢字")]
    [InlineData("Donaudampfschifffahrtskapitän", "Donaudampfschifffahr|tskapitän")]
    [InlineData("don +'t worry", "don't worry")]
    public void Wide_characters_count_double_long_words_are_broken_and_joined_ones_stay_together(string said, string shown)
    {
        screen.Add(Words(said, 1));

        Assert.Equal(shown, Send(1));
    }

    [Fact]
    public void Words_beyond_what_may_wait_are_dropped_and_counted()
    {
        screen.Add(Words(string.Join(' ', Enumerable.Repeat("word", WaitingWords.Capacity + 7)), 1));

        Assert.Equal(7, screen.Lost);
    }
}
