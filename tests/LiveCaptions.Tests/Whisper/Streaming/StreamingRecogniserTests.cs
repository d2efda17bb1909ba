using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Tests.Whisper.Streaming;

public sealed class StreamingRecogniserTests
{
    private readonly ScriptedStream stream = new();

    [Fact]
    public void A_word_is_shown_at_once_and_settles_when_hypotheses_agreed_for_the_span()
    {
        stream.Say("one", "two", "three", "four", "five", "six");
        stream.Feed(1.0, speech: true);
        Assert.Empty(stream.Settled);
        Assert.NotEmpty(stream.Last.Tentative);

        stream.Feed(1.0, speech: true);

        Assert.Equal("one", stream.Settled[0].Text);
        Assert.DoesNotContain(stream.Settled, w => w.Text == stream.Last.Tentative[^1].Text);
    }

    [Fact]
    public void Fast_speech_is_heard_slowly_and_usual_speech_as_it_was_said()
    {
        var fast = Enumerable.Range(0, 80).Select(i => ("seven", 0.15 * (i + 1)));
        stream.Model.Speech.AddRange(fast); // 33 letters a second
        stream.Feed(12, speech: true);
        Assert.Equal(TimeStretch.None, stream.Model.Calls[0].Stretch);
        Assert.Equal(TimeStretch.Double, stream.Model.Calls[^1].Stretch);
        Assert.All(stream.Model.Calls, call => Assert.True(call.Stretch == TimeStretch.None || call.End - call.Start <= 10.2));

        stream.Feed(2, speech: false);
        stream.Say([.. Enumerable.Repeat("one", 40)]); // 10 letters a second
        stream.Feed(12, speech: true);
        Assert.Equal(TimeStretch.None, stream.Model.Calls[^1].Stretch);
    }

    [Fact]
    public void Voices_that_nobody_understands_are_heard_slowly_for_a_while_unless_they_sing()
    {
        stream.Model.Crowd = (_, _) => true;
        stream.Feed(5, speech: true);
        Assert.InRange(stream.Model.Calls.Count(call => call.Stretch == TimeStretch.Double), 5, 12);

        var song = new ScriptedStream { Model = { Crowd = (_, _) => true, Song = true } };
        song.Feed(5, speech: true);
        Assert.DoesNotContain(song.Model.Calls, call => call.Stretch != TimeStretch.None);
    }

    [Theory]
    [InlineData(0.15, true)] // 33 letters a second
    [InlineData(0.5, false)]
    public void Words_that_only_make_sense_slowly_are_written_if_they_were_said_fast(double each, bool written)
    {
        stream.Model.Crowd = (_, _) => stream.Model.Calls[^1].Stretch == TimeStretch.None;
        stream.Model.Speech.AddRange(Enumerable.Range(0, 100).Select(i => ("seven", each * (i + 1))));
        var shown = stream.Feed(9, speech: true);
        Assert.Equal(written, shown);
        Assert.Equal(written, stream.Settled.Count > 10);

        stream.Feed(2, speech: false);
        Assert.Equal(written, stream.Settled.Count > 0);
    }

    [Fact]
    public void Nothing_is_settled_while_the_language_is_contested_until_the_utterance_ends()
    {
        stream.Model.Answer = stream.Model.Answer with { Contested = true };
        stream.Say("one", "two", "three");
        stream.Feed(3.0, speech: true);
        Assert.Empty(stream.Settled);
        Assert.NotEmpty(stream.Last.Tentative);

        stream.Feed(2.0, speech: false);
        Assert.Equal(["one", "two", "three"], stream.SettledTexts);
    }

    [Fact]
    public void Settled_words_are_reported_once_and_in_order()
    {
        string[] words = ["one", "two", "three", "four", "five", "six", "seven", "eight"];
        stream.Say(words);
        stream.Feed(3.0, speech: true);
        stream.Feed(2.0, speech: false);
        Assert.Equal(words, stream.SettledTexts);
        Assert.Empty(stream.Last.Tentative);
        Assert.False(stream.Last.Speaking);
    }

    [Fact]
    public void Word_times_rise_and_never_overlap()
    {
        stream.Say("one", "two", "three", "four", "five", "six", "seven", "eight");
        stream.Feed(3.0, speech: true);
        stream.Feed(2.0, speech: false);
        for (var i = 1; i < stream.Settled.Count; i++)
        {
            Assert.True(stream.Settled[i].Start >= stream.Settled[i - 1].End, $"{stream.Settled[i]} after {stream.Settled[i - 1]}");
            Assert.True(stream.Settled[i].End > stream.Settled[i].Start);
        }
    }

    [Fact]
    public void A_blip_is_never_decoded()
    {
        stream.Feed(0.15, speech: true);
        stream.Feed(2.0, speech: false);
        Assert.Empty(stream.Model.Calls);
    }

    [Fact]
    public void A_stock_phrase_over_a_short_noise_is_neither_shown_nor_settled()
    {
        stream.Model.Speech.Add(("thank", 0.1));
        stream.Model.Speech.Add(("you", 0.2));
        var shown = stream.Feed(0.4, speech: true) | stream.Feed(2.0, speech: false);
        Assert.NotEmpty(stream.Model.Calls);
        Assert.False(shown);
        Assert.Empty(stream.Settled);
        Assert.Equal(1, stream.Recogniser.Statistics.Dropped);
    }

    [Fact]
    public void A_stock_phrase_with_enough_speech_behind_it_settles()
    {
        stream.Model.Speech.Add(("thank", 0.4));
        stream.Model.Speech.Add(("you", 0.8));
        stream.Feed(1.0, speech: true);
        stream.Feed(2.0, speech: false);
        Assert.Equal(["thank", "you"], stream.SettledTexts);
    }

    [Fact]
    public void Silence_costs_no_decode()
    {
        stream.Feed(60, speech: false);
        Assert.Empty(stream.Model.Calls);
    }

    [Fact]
    public void An_utterance_is_decoded_no_further_than_a_little_after_its_speech()
    {
        stream.Say("one", "two", "three");
        stream.Feed(1.5, speech: true);
        stream.Feed(3.0, speech: false);
        Assert.NotEmpty(stream.Model.Calls);
        Assert.All(stream.Model.Calls, call => Assert.InRange(call.End, 0, 1.5 + 0.3 + 0.04));
    }

    [Fact]
    public void A_short_pause_keeps_the_words_before_it_as_context_and_a_long_one_does_not()
    {
        stream.Say("one", "two", "three", "four");
        stream.Feed(2.0, speech: true);
        stream.Feed(0.8, speech: false);
        var before = stream.Model.Calls.Count;
        stream.Feed(1.0, speech: true);
        Assert.True(stream.Model.Calls[before].Settled > 0);

        stream.Feed(4.0, speech: false);
        before = stream.Model.Calls.Count;
        stream.Feed(1.0, speech: true);
        Assert.Equal(0, stream.Model.Calls[before].Settled);
        Assert.Equal(7.8 - 0.25, stream.Model.Calls[before].Start, 0.05);
    }

    [Fact]
    public void An_utterance_after_a_short_pause_begins_a_word_although_the_model_wrote_no_space()
    {
        stream.Say("one", "two");
        stream.Feed(1.5, speech: true);
        stream.Feed(0.8, speech: false);
        Assert.Equal(["one", "two"], stream.SettledTexts);
        stream.Say(".ty");
        stream.Feed(1.5, speech: true);
        stream.Feed(0.8, speech: false);

        Assert.True(stream.Model.Calls[^1].Settled > 0);
        Assert.Equal([("one", false), ("two", false), (".", true), ("ty", false)], stream.Settled.Select(word => (word.Text, word.Joined)));
    }

    [Fact]
    public void A_window_in_which_nothing_is_ever_said_stays_bounded()
    {
        stream.Feed(120, speech: true);
        Assert.True(stream.Model.Calls.Count > 300);
        Assert.All(stream.Model.Calls, call => Assert.InRange(call.End - call.Start, 0, 26));
    }

    [Fact]
    public void A_long_speech_is_cut_at_settled_words_and_nothing_is_said_twice()
    {
        for (var i = 0; i < 300; i++)
            stream.Model.Speech.Add((i % 2 == 0 ? "one" : "two", 0.2 * (i + 1)));
        stream.Feed(60, speech: true);
        stream.Feed(2, speech: false);
        Assert.True(stream.Model.Calls.Count > 200);
        Assert.True(stream.Settled.Count > 250);
        Assert.All(stream.Model.Calls, call => Assert.InRange(call.End - call.Start, 0, 12));
    }

    [Fact]
    public void A_burst_of_old_sound_is_worked_off_in_bounded_steps()
    {
        for (var i = 0; i < 100; i++)
            stream.Model.Speech.Add(("one", 0.25 * (i + 1)));
        stream.Recogniser.Write(ScriptedStream.Sound(25 * AudioTime.SampleRate, speech: true));
        var steps = 0;
        do
        {
            stream.Take(stream.Recogniser.Step());
            steps++;
        } while (stream.Recogniser.IsBehind);
        Assert.InRange(steps, 5, 12);
        Assert.True(stream.Settled.Count > 50);
    }

    [Fact]
    public void A_gap_settles_the_words_before_it_and_recognition_continues_behind_it()
    {
        stream.Say("one", "two", "three");
        stream.Feed(1.2, speech: true);
        stream.Take(stream.Recogniser.Skip(AudioTime.SamplesIn(10)));
        Assert.Equal(["one", "two", "three"], stream.SettledTexts);
        Assert.Equal(1, stream.Voice.Resets);

        stream.Model.Speech.Add(("four", 11.6));
        stream.Feed(1.0, speech: true);
        Assert.Equal(12.2, stream.Last.Heard.Seconds, 0.01);
        stream.Take(stream.Recogniser.Finish());
        Assert.Equal("four", stream.Settled[^1].Text);
        Assert.True(stream.Settled[^1].Start.Seconds > 11);
    }

    [Fact]
    public void Finishing_settles_everything_and_finishing_again_changes_nothing()
    {
        stream.Say("one", "two", "three");
        stream.Feed(1.2, speech: true);
        stream.Take(stream.Recogniser.Finish());
        Assert.Equal(3, stream.Settled.Count);
        stream.Take(stream.Recogniser.Finish());
        Assert.Equal(3, stream.Settled.Count);
        Assert.False(stream.Last.Changed);
    }
}
