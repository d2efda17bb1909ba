using LiveCaptions.Recognition;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Recognition;

/// <summary>What a recogniser hears of words that have settled already.</summary>
public sealed class HeardAgainTests
{
    private static SettledWord Word(string text, double start, double end) =>
        new(text, false, AudioTime.FromSeconds(start), AudioTime.FromSeconds(end), 1);

    private static TranscriptChange Heard(double at, SettledWord[] settled, string tentative = "", bool speaking = true) =>
        new()
        {
            Changed = true,
            Settled = settled,
            Tentative = tentative.Length == 0 ? [] : [new(tentative, false)],
            Speaking = speaking,
            Heard = AudioTime.FromSeconds(at),
        };

    private static HeardAgain Until(double end, string last, double start = 0) =>
        new(AudioTime.SamplesIn(start), AudioTime.SamplesIn(end), last);

    private static string Texts(TranscriptChange change) =>
        $"{string.Join(' ', change.Settled.Select(word => word.Text))}|{string.Join(' ', change.Tentative.Select(word => word.Text))}";

    [Fact]
    public void Words_before_the_seam_are_left_out_and_the_others_stay()
    {
        var again = Until(2, "much");
        var change = again.Pass(Heard(3, [Word("how", 1, 1.3), Word("much", 1.5, 2.1), Word("there", 2, 2.3)], "might"));
        Assert.Equal("there|might", Texts(change));
        Assert.True(again.IsOver);
    }

    [Fact]
    public void The_last_word_is_known_by_its_text_where_its_time_is_another()
    {
        var change = Until(2, "much,").Pass(Heard(3, [Word("Much", 1.9, 2.5), Word("much", 2.6, 3)]));
        Assert.Equal("much|", Texts(change));
    }

    [Fact]
    public void A_last_word_that_was_thought_to_be_longer_costs_no_word_behind_it()
    {
        var again = Until(2, "What");
        var change = again.Pass(
            Heard(3, [Word("not", 0.5, 0.8), Word("what", 1.1, 1.3), Word("your", 1.3, 1.5), Word("country", 1.5, 2)], "can")
        );
        Assert.Equal("your country|can", Texts(change));
    }

    [Fact]
    public void The_same_word_long_before_is_not_the_last_one()
    {
        var change = Until(3, "you")
            .Pass(Heard(4, [Word("you", 1, 1.3), Word("can", 1.4, 1.7), Word("you", 2.6, 3), Word("ask", 3.1, 3.4)]));
        Assert.Equal("ask|", Texts(change));
    }

    [Fact]
    public void Tentative_words_wait_until_the_settled_ones_have_been_heard()
    {
        var again = Until(2, "much");
        var first = again.Pass(Heard(1.5, [], "how"));
        Assert.Equal("|", Texts(first));
        Assert.False(first.Changed);
        Assert.Equal("|there", Texts(again.Pass(Heard(2.4, [Word("how", 1, 1.3), Word("much", 1.5, 1.9)], "there"))));
    }

    [Fact]
    public void In_silence_and_after_some_seconds_nothing_is_heard_again()
    {
        var silent = Until(2, "much");
        Assert.True(silent.Pass(Heard(3, [], speaking: false)).Changed);
        var noisy = Until(2, "much");
        Assert.False(noisy.Pass(Heard(4.9, [], "la")).Changed);
        Assert.Equal("|la", Texts(noisy.Pass(Heard(5, [], "la"))));
    }

    [Fact]
    public void Sound_that_begins_behind_the_last_word_has_nothing_of_it() =>
        Assert.Equal("|there", Texts(Until(2, "much", start: 2).Pass(Heard(2.3, [], "there"))));
}
