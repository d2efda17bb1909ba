using LiveCaptions.Captions;
using LiveCaptions.Relay;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Relay;

/// <summary>What a machine that takes over still says.</summary>
public class SeamTests
{
    /// <summary>Words, each with the second at which it ends.</summary>
    private static List<SettledWord> Words(params (string Text, double End)[] words) =>
        [
            .. words.Select(
                (word, n) =>
                    new SettledWord(word.Text, false, AudioTime.FromSeconds(word.End - 0.3), AudioTime.FromSeconds(word.End), 0.9f)
                    {
                        Number = n + 1,
                    }
            ),
        ];

    private static PublishedChange Change(IReadOnlyList<SettledWord> words, string tentative = "")
    {
        var update = Talk.Said(0, "", tentative) with { Settled = words };
        return new(update, update, update);
    }

    private static string Left(List<SettledWord> before, params List<SettledWord>[] own)
    {
        var seam = new Seam(before, Shift.None);
        var left = own.Select((words, n) => seam.Pass(new OwnEvent(n + 1, RelayedKind.Words, Change(words))));
        return string.Join(' ', left.SelectMany(one => one?.Change!.Overlay.Settled ?? []).Select(word => word.Text));
    }

    [Fact]
    public void The_words_behind_the_last_one_are_left() =>
        Assert.Equal(
            "you all",
            Left(
                Words(("good", 1), ("evening", 1.5), ("to", 2)),
                Words(("good", 1.1), ("evening", 1.6), ("to", 2.1), ("you", 2.5), ("all", 3))
            )
        );

    [Fact]
    public void A_machine_that_settles_later_says_nothing_until_it_has_caught_up() =>
        Assert.Equal(
            "all",
            Left(
                Words(("good", 1), ("evening", 1.5), ("to", 2), ("you", 2.5)),
                Words(("good", 1.1)),
                Words(("evening", 1.6), ("to", 2.1)),
                Words(("you", 2.4), ("all", 3))
            )
        );

    [Fact]
    public void A_word_said_twice_is_left_once() =>
        Assert.Equal("very good", Left(Words(("very", 1), ("very", 1.4)), Words(("very", 1), ("very", 1.4), ("very", 1.8), ("good", 2.2))));

    [Theory]
    [InlineData("Peter's", 2.1)]
    [InlineData("Pieters", 1.8)]
    [InlineData("beer", 2)]
    public void A_word_heard_as_another_one_is_not_said_again(string heard, double end) =>
        Assert.Equal("here", Left(Words(("is", 1.5), ("Peters", 2)), Words(("is", 1.5), (heard, end), ("here", 2.6))));

    [Fact]
    public void Without_a_machine_before_everything_is_left() =>
        Assert.Equal("good evening", Left([], Words(("good", 1), ("evening", 1.5))));

    [Fact]
    public void An_event_that_is_asked_about_again_gets_the_same_answer()
    {
        var seam = new Seam(Words(("to", 2)), Shift.None);
        var own = new OwnEvent(1, RelayedKind.Words, Change(Words(("to", 2), ("you", 2.5))));

        var (first, again) = (seam.Pass(own), seam.Pass(own));

        Assert.Equal("you", Assert.Single(first!.Change!.Overlay.Settled).Text);
        Assert.Equal(first.Change.Overlay.Settled, again!.Change!.Overlay.Settled);
    }

    [Fact]
    public void Tentative_words_that_the_machine_before_has_settled_are_not_shown_again()
    {
        var seam = new Seam(Words(("good", 1), ("evening", 1.5)), Shift.None);

        Assert.Equal(["all"], seam.Pass(Change([], "good evening all")).Overlay.Tentative.Select(word => word.Text));
    }

    [Fact]
    public void A_correction_of_a_word_that_it_has_not_said_is_dropped()
    {
        var seam = new Seam(Words(("to", 2)), Shift.None);
        seam.Pass(new OwnEvent(1, RelayedKind.Words, Change(Words(("to", 2), ("you", 2.5)))));
        var update = Talk.Said(3, "") with { Corrections = [new(1, "two"), new(2, "ewe")] };

        var passed = seam.Pass(new OwnEvent(2, RelayedKind.Words, new(update, update, update)));

        Assert.Equal(new WordCorrection(2, "ewe"), Assert.Single(passed!.Change!.Overlay.Corrections));
    }
}
