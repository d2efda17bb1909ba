using LiveCaptions.Captions;
using LiveCaptions.Hosting;
using LiveCaptions.Tests.Tracks;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Captions;

/// <summary>Listed terms that recognition alone would not have written, on their way to air.</summary>
public sealed class TermUsesTests : WatchedTrack
{
    private readonly CollectingLogger log = new();

    public TermUsesTests() => TermLog.Follow(captions, log);

    private static SettledWord Of(SettledWord word, string term, string heard, string instead, bool begins) =>
        word with
        {
            Term = new(new(term, heard), instead, begins),
        };

    /// <summary>"saw Anna Kowalczyk today", heard as "saw an a collar chick today".</summary>
    private CaptionUpdate Update(double at)
    {
        if (clock.GetUtcNow() < Talk.Start.AddSeconds(at))
            clock.SetUtcNow(Talk.Start.AddSeconds(at));
        var words = Talk.Words("saw Anna Kowalczyk, today", at);
        words[1] = Of(words[1], "Anna Kowalczyk", "an a collar chick", "an", begins: true);
        words[2] = Of(words[2], "Anna Kowalczyk", "an a collar chick", "a collar chick,", begins: false);
        return Talk.Said(at, "") with { Settled = words };
    }

    [Fact]
    public void A_use_is_told_once_with_its_track_and_time()
    {
        Pipeline.Publish(Update(1));
        Say(2, "and another word");

        var use = Assert.Single(Pipeline.Terms(10));
        Assert.Equal(("an a collar chick", "Anna Kowalczyk,", Talk.Start.AddSeconds(1)), (use.Use.Heard, use.Written, use.At));
        Assert.Equal(
            ["Information: Track main: \"Anna Kowalczyk\" is written where recognition alone would have written \"an a collar chick\""],
            log.Lines
        );
    }

    [Fact]
    public void The_newest_uses_come_first_and_only_so_many()
    {
        for (var at = 1; at <= 3; at++)
            Pipeline.Publish(Update(at));

        Assert.Equal([Talk.Start.AddSeconds(3), Talk.Start.AddSeconds(2)], Pipeline.Terms(2).Select(use => use.At));
    }

    [Fact]
    public void A_term_said_twice_in_a_row_is_two_uses()
    {
        var words = Talk.Words("Kubernetes Kubernetes", 1);
        Pipeline.Publish(
            Talk.Said(1, "") with
            {
                Settled = [.. words.Select(word => Of(word, "Kubernetes", "cuba netis", "cuba netis", begins: true))],
            }
        );

        Assert.Equal(["Kubernetes", "Kubernetes"], Pipeline.Terms(10).Select(use => use.Written));
    }

    [Fact]
    public void Nothing_is_told_of_what_is_said_in_a_pause()
    {
        Pipeline.Pause();
        Pipeline.Publish(Update(1));

        Assert.Empty(Pipeline.Terms(10));
        Assert.Empty(log.Lines);
    }

    [Fact]
    public void Words_that_wait_for_air_are_shown_to_the_operator_and_logged_only_once_they_are_out()
    {
        Pipeline.Delay(TimeSpan.FromSeconds(5));
        Pipeline.Publish(Update(1));
        Assert.Single(Pipeline.Terms(10));
        Assert.Empty(log.Lines);

        clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Single(log.Lines);
    }

    [Fact]
    public void Words_that_are_withheld_or_corrected_before_they_are_out_are_never_logged()
    {
        Pipeline.Delay(TimeSpan.FromSeconds(5));
        Pipeline.Publish(Update(1));
        Pipeline.Pause();
        Pipeline.Resume();
        Assert.Empty(Pipeline.Terms(10));
        Pipeline.Publish(Update(2));
        Pipeline.Correct(NumberOf("Anna"), "Hannah");
        clock.Advance(TimeSpan.FromSeconds(6));

        Assert.Empty(log.Lines);
    }

    [Fact]
    public void A_use_that_is_taken_back_gives_way_to_what_was_heard_everywhere()
    {
        Pipeline.Publish(Update(1));
        var use = Assert.Single(Pipeline.Terms(10));

        Assert.Equal(new("Anna Kowalczyk", "an a collar chick"), Pipeline.TakeBack(use.Number));
        Assert.Equal("saw an a collar chick, today", Transcript);
        Assert.Equal("saw an a collar chick, today", string.Join(' ', screen.Screen).Replace("|", "", StringComparison.Ordinal));
        Assert.Equal(["saw", "an", "a collar chick,", "today"], Pipeline.Subtitles().Words.Select(word => word.Text));
        Assert.Equal(("Anna Kowalczyk,", "an a collar chick,"), (Pipeline.Terms(10)[0].Written, Pipeline.Terms(10)[0].Now));
        Assert.NotNull(Pipeline.TakeBack(use.Number)); // a second press changes nothing
        Assert.Equal("saw an a collar chick, today", Transcript);
    }

    [Fact]
    public void A_word_that_a_person_has_corrected_stays_when_its_term_is_taken_back()
    {
        Pipeline.Publish(Update(1));
        Pipeline.Correct(NumberOf("Kowalczyk,"), "Kowalski,");

        Assert.NotNull(Pipeline.TakeBack(NumberOf("Anna")));
        Assert.Equal("saw an Kowalski, today", Transcript);
    }

    [Fact]
    public void A_use_that_waits_for_air_is_taken_back_before_anybody_sees_it()
    {
        Pipeline.Delay(TimeSpan.FromSeconds(5));
        Pipeline.Publish(Update(1));
        Pipeline.TakeBack(Pipeline.Terms(10)[0].Number);
        clock.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal("saw an a collar chick, today", Transcript);
        Assert.Empty(log.Lines);
    }

    [Fact]
    public void Neither_another_word_nor_one_that_is_held_no_longer_is_taken_back()
    {
        Pipeline.Delay(TimeSpan.FromSeconds(5));
        Pipeline.Publish(Update(1));
        var use = Assert.Single(Pipeline.Terms(10)).Number;

        Assert.Null(Pipeline.TakeBack(use - 1)); // "saw"
        Assert.Null(Pipeline.TakeBack(use + 1)); // its second word
        Assert.Null(Pipeline.TakeBack(use + 1000));
        Pipeline.Pause(); // what waits is withheld
        Assert.Null(Pipeline.TakeBack(use));
    }
}
