using LiveCaptions.Captions;
using LiveCaptions.Translation;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Translation;

/// <summary>What waits, what is given up and what is corrected, with an engine of the test.</summary>
public class TranslationStateTests
{
    private readonly FakeTimeProvider time = new();
    private readonly DateTimeOffset start = new FakeTimeProvider().GetUtcNow();
    private readonly TranslationState state;

    public TranslationStateTests() => state = new(new MonotonicClock(time));

    private TimeSpan Now => time.GetUtcNow() - start;

    private void Pass(double seconds) => time.Advance(TimeSpan.FromSeconds(seconds));

    private string? Asked() => state.Take()?.Unit.Text;

    private List<string> Ready()
    {
        var texts = new List<string>();
        while (state.TryTakeReady(out var job))
            texts.Add(job?.Text ?? "[…]");
        return texts;
    }

    [Fact]
    public void One_or_two_units_are_asked_for_by_themselves_and_more_at_once()
    {
        state.Write(SaidWords.Say("One. Two."));
        Assert.Equal("One.", Asked());
        Assert.Equal("Two.", Asked());
        state.Write(SaidWords.Say("Three. Four. Five.", 2, 3));
        Assert.Equal("Three. Four. Five.", Asked());
        Assert.Null(Asked());
    }

    [Fact]
    public void Units_of_two_languages_are_never_one_request()
    {
        state.Write(SaidWords.Say("One. Two."));
        state.Write(SaidWords.Say("Drei. Vier.", 2, 3, language: "de"));

        Assert.Equal("One. Two.", Asked());
        Assert.Equal("Drei.", Asked());
    }

    [Fact]
    public void An_engine_is_told_what_was_said_before()
    {
        state.Write(SaidWords.Say("One. Two."));
        state.Take();

        Assert.Equal(["One."], state.Take()!.Before);
    }

    [Fact]
    public void A_unit_that_comes_too_late_is_given_up_and_one_mark_stands_for_all()
    {
        state.Write(SaidWords.Say("One. Two."));
        Pass(TranslationBacklog.Longest.TotalSeconds);
        state.Write(SaidWords.Say("Three.", 9, 3));

        Assert.Equal("Three.", Asked());
        Assert.Equal(["[…]"], Ready());
        Assert.Equal(2, state.Lost);
    }

    [Fact]
    public void Failures_in_a_row_have_one_mark_and_the_next_episode_another()
    {
        state.Write(SaidWords.Say("One. Two."));
        state.Fail(state.Take()!);
        state.Fail(state.Take()!);
        Assert.Equal(["[…]"], Ready());

        state.Write(SaidWords.Say("Three. Four.", 2, 3));
        state.Finish(state.Take()!, "Tres.");
        state.Fail(state.Take()!);
        Assert.Equal(["Tres.", "[…]"], Ready());
    }

    [Fact]
    public void A_correction_of_what_is_on_screen_comes_before_all_that_waits()
    {
        state.Write(SaidWords.Say("My frend."));
        var job = state.Take()!;
        Assert.Equal(Finished.Done, state.Finish(job, "Mi frend."));
        Ready();
        state.Show(job, [new("Mi", false, default, default, 1)]);
        state.Write(SaidWords.Say("Next.", 2, 3) with { Corrections = [new(2, "friend.")] });

        var again = state.Take()!;
        Assert.Same(job, again);
        Assert.Equal("My friend.", again.Unit.Text);
        Assert.Equal(Finished.Corrects, state.Finish(again, "Mi amigo."));
        Assert.Equal("Next.", Asked());
        Assert.Null(Asked());
    }

    [Fact]
    public void A_correction_that_fails_is_asked_for_again_but_not_for_ever()
    {
        state.Write(SaidWords.Say("My frend."));
        var job = state.Take()!;
        state.Finish(job, "Mi frend.");
        state.Show(job, [new("Mi", false, default, default, 1)]);
        state.Write(SaidWords.Say("Next.", 2, 3) with { Corrections = [new(2, "friend.")] });

        for (var failed = 0; failed < 3; failed++)
        {
            Assert.Same(job, state.Take());
            state.Fail(job);
        }
        Assert.Equal("Next.", Asked());
        Assert.Equal(0, state.Lost);
    }

    [Fact]
    public void Tentative_words_wake_no_engine()
    {
        var woken = 0;
        state.Woken = () => woken++;
        state.Write(SaidWords.Say(""));
        state.Write(SaidWords.Say("half a"));
        Assert.Equal(0, woken);

        state.Write(SaidWords.Say("sentence.", 1, 3));
        Assert.Equal(1, woken);
    }

    [Fact]
    public void A_word_that_is_corrected_while_the_engine_works_is_asked_for_again_before_anybody_sees_it()
    {
        state.Write(SaidWords.Say("My frend."));
        var job = state.Take()!;
        state.Write(SaidWords.Correct(2, "friend."));

        Assert.Equal(Finished.Again, state.Finish(job, "Mi frend."));
        Assert.Empty(Ready());
        Assert.Equal(Finished.Done, state.Finish(job, "Mi amigo."));
        Assert.Equal(["Mi amigo."], Ready());
    }

    [Fact]
    public void A_word_that_is_corrected_while_it_waits_is_asked_for_as_corrected()
    {
        state.Write(SaidWords.Say("My frend."));
        state.Write(SaidWords.Correct(2, "friend."));

        Assert.Equal("My friend.", Asked());
    }

    [Fact]
    public void A_correction_that_changes_no_text_asks_nothing()
    {
        state.Write(SaidWords.Say("My friend."));
        var job = state.Take()!;
        state.Finish(job, "Mi amigo.");
        state.Show(job, [new("Mi", false, default, default, 1)]);
        state.Write(SaidWords.Correct(2, "friend."));

        Assert.Null(Asked());
    }

    [Fact]
    public void Off_air_nothing_that_was_on_its_way_arrives()
    {
        state.Write(SaidWords.Say("One. Two. Three. And"));
        var job = state.Take()!;
        state.Withdraw();

        Assert.Equal(Finished.Done, state.Finish(job, "Uno."));
        Assert.Empty(Ready());
        Assert.Null(Asked());
        state.Write(SaidWords.Say("", 4, speaking: false));
        Assert.False(state.IsBusy);
        state.Write(SaidWords.Say("now.", 5, 9));
        Assert.Equal("now.", Asked());
    }

    [Fact]
    public void An_hour_of_fast_speech_with_a_slow_engine_is_bounded_and_nothing_is_lost_or_doubled()
    {
        // 220 words a minute in sentences of 11, and an engine that needs 1.5 s for each request, whatever its length.
        const int Sentences = 1200;
        var shown = new List<string>();
        var (done, longest) = (0.0, 0.0);
        TranslationJob? job = null;
        for (var n = 0; n < Sentences; n++)
        {
            TranslateUntil(n * 3);
            state.Write(SaidWords.Say(string.Join(' ', Enumerable.Range(0, 11).Select(w => $"w{n}-{w}")) + ".", n * 3.0, n * 11 + 1));
        }
        TranslateUntil(Sentences * 3 + 10);

        Assert.Equal(0, state.Lost);
        Assert.Equal(Enumerable.Range(0, Sentences * 11).Select(n => $"w{n / 11}-{n % 11}"), shown);
        Assert.InRange(longest, 1.5, 3);

        void TranslateUntil(double until)
        {
            while (job is not null || (job = state.Take()) is not null)
            {
                if (done == 0)
                    done = Now.TotalSeconds + 1.5;
                if (done > until)
                    break;
                Pass(done - Now.TotalSeconds);
                longest = Math.Max(longest, (Now - job.Unit.Came).TotalSeconds);
                state.Finish(job, job.Unit.Text);
                shown.AddRange(Ready().SelectMany(text => text.Split(' ')).Select(word => word.TrimEnd('.')));
                (job, done) = (null, 0);
            }
            Pass(Math.Max(0, until - Now.TotalSeconds));
        }
    }

    [Fact]
    public void An_engine_that_is_slower_than_speech_loses_units_but_never_falls_behind_further()
    {
        var late = TimeSpan.Zero;
        for (var n = 0; n < 600; n++)
        {
            state.Write(SaidWords.Say(string.Join(' ', Enumerable.Repeat("word", 13)) + " end.", n * 3.0, n * 14 + 1));
            Pass(3);
            // A request every 12 s.
            if (n % 4 == 3 && state.Take() is { } job)
            {
                late = late > Now - job.Unit.Came ? late : Now - job.Unit.Came;
                state.Finish(job, "x");
            }
        }

        Assert.True(state.Lost > 0);
        Assert.InRange(late.TotalSeconds, 0, TranslationBacklog.Longest.TotalSeconds);
        Assert.InRange(Ready().Count(text => text == "[…]"), 100, 200);
    }
}
