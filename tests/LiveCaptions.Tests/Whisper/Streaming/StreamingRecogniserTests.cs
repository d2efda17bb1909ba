using LiveCaptions.Tests.Whisper.Voice;
using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Tests.Whisper.Streaming;

public sealed class StreamingRecogniserTests
{
    private readonly ScriptedTranscriber transcriber = new();
    private readonly ScriptedVoice voice = new();
    private readonly StreamingRecogniser recogniser;
    private readonly List<SettledWord> settled = [];
    private TranscriptChange last = new();

    public StreamingRecogniserTests() => recogniser = new(transcriber, voice, SpokenTokens.Vocabulary, new StreamSettings());

    [Fact]
    public void A_word_is_shown_before_it_is_settled_and_settled_when_hypotheses_agreed_for_the_span()
    {
        Say("one", "two", "three", "four", "five", "six");
        Hear(1.0, speech: true);
        Assert.Empty(settled);
        Assert.NotEmpty(last.Tentative);

        Hear(1.0, speech: true);

        Assert.Equal("one", settled[0].Text);
        Assert.DoesNotContain(settled, w => w.Text == last.Tentative[^1].Text);
    }

    [Fact]
    public void Nothing_is_settled_while_the_language_is_contested_until_the_utterance_ends()
    {
        transcriber.Answer = transcriber.Answer with { Contested = true };
        Say("one", "two", "three");
        Hear(3.0, speech: true);
        Assert.Empty(settled);
        Assert.NotEmpty(last.Tentative);

        Hear(2.0, speech: false);
        Assert.Equal(["one", "two", "three"], settled.Select(w => w.Text));
    }

    [Fact]
    public void Settled_words_are_told_once_and_in_order()
    {
        string[] words = ["one", "two", "three", "four", "five", "six", "seven", "eight"];
        Say(words);
        Hear(3.0, speech: true);
        Hear(2.0, speech: false);
        Assert.Equal(words, settled.Select(w => w.Text));
        Assert.Empty(last.Tentative);
        Assert.False(last.Speaking);
    }

    [Fact]
    public void Word_times_rise_and_never_overlap()
    {
        Say("one", "two", "three", "four", "five", "six", "seven", "eight");
        Hear(3.0, speech: true);
        Hear(2.0, speech: false);
        for (var i = 1; i < settled.Count; i++)
        {
            Assert.True(settled[i].Start >= settled[i - 1].End, $"{settled[i]} after {settled[i - 1]}");
            Assert.True(settled[i].End > settled[i].Start);
        }
    }

    [Fact]
    public void A_blip_is_never_decoded()
    {
        Hear(0.15, speech: true);
        Hear(2.0, speech: false);
        Assert.Empty(transcriber.Calls);
    }

    [Fact]
    public void A_stock_phrase_over_a_short_noise_is_neither_shown_nor_settled()
    {
        transcriber.Speech.Add(("thank", 0.1));
        transcriber.Speech.Add(("you", 0.2));
        var shown = Hear(0.4, speech: true) | Hear(2.0, speech: false);
        Assert.NotEmpty(transcriber.Calls);
        Assert.False(shown);
        Assert.Empty(settled);
        Assert.Equal(1, recogniser.Statistics.Dropped);
    }

    [Fact]
    public void A_stock_phrase_that_somebody_really_says_is_settled()
    {
        transcriber.Speech.Add(("thank", 0.4));
        transcriber.Speech.Add(("you", 0.8));
        Hear(1.0, speech: true);
        Hear(2.0, speech: false);
        Assert.Equal(["thank", "you"], settled.Select(w => w.Text));
    }

    [Fact]
    public void Silence_costs_no_decode()
    {
        Hear(60, speech: false);
        Assert.Empty(transcriber.Calls);
    }

    [Fact]
    public void An_utterance_is_decoded_no_further_than_a_little_after_its_speech()
    {
        Say("one", "two", "three");
        Hear(1.5, speech: true);
        Hear(3.0, speech: false);
        Assert.NotEmpty(transcriber.Calls);
        Assert.All(transcriber.Calls, call => Assert.InRange(call.End, 0, 1.5 + 0.3 + 0.04));
    }

    [Fact]
    public void A_short_pause_keeps_the_words_before_it_as_context_and_a_long_one_does_not()
    {
        Say("one", "two", "three", "four");
        Hear(2.0, speech: true);
        Hear(0.8, speech: false);
        var before = transcriber.Calls.Count;
        Hear(1.0, speech: true);
        Assert.True(transcriber.Calls[before].Settled > 0);

        Hear(4.0, speech: false);
        before = transcriber.Calls.Count;
        Hear(1.0, speech: true);
        Assert.Equal(0, transcriber.Calls[before].Settled);
        Assert.Equal(7.8 - 0.25, transcriber.Calls[before].Start, 0.05);
    }

    [Fact]
    public void Context_that_makes_the_decoder_deaf_is_given_up()
    {
        Say("one", "two", "three");
        Hear(1.2, speech: true);
        Hear(0.8, speech: false);
        Assert.Equal(3, settled.Count);
        transcriber.Deaf = context => context > 0;
        for (var i = 0; i < 20; i++)
            transcriber.Speech.Add(("four", 2.2 + i * 0.2));

        Hear(3.0, speech: true);

        Assert.True(recogniser.Statistics.Afresh >= 1);
        Assert.Contains(settled, w => w.Text == "four");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Where_somebody_speaks_on_the_text_is_not_likely_to_end_until_it_grows_by_itself(bool passed)
    {
        Say("one", "two", "three");
        Hear(1.1, speech: true);
        Hear(0.8, speech: false);
        Assert.Null(transcriber.Calls[0].Continues);
        transcriber.Speech.AddRange([("four", 2.65), ("five", 2.95)]);

        Hear(0.6, speech: true);
        Assert.Equal(3, transcriber.Calls[^1].Continues?.After);
        transcriber.Answer = transcriber.Answer with { PassedEnd = passed }; // whether "four" stands there only because of it
        Hear(0.5, speech: true);

        Assert.Equal(passed ? new(3, Clearly: true) : null, transcriber.Calls[^1].Continues);
        Hear(1.0, speech: false);
        // The utterance is over: whatever ends may end.
        Assert.All(transcriber.Calls.Where(call => call.Final), call => Assert.Null(call.Continues));
        // What was passed over then says nothing about the next one.
        var before = transcriber.Calls.Count;
        Hear(0.6, speech: true);
        Assert.Null(transcriber.Calls[before].Continues);
    }

    [Fact]
    public void Hearing_afresh_never_goes_back_into_what_was_said_before_the_pause()
    {
        transcriber.Speech.AddRange([("one", 0.4), ("two", 0.8), ("three", 1.2)]);
        Hear(2.4, speech: true);
        Hear(0.8, speech: false);
        transcriber.Deaf = context => context > 0;
        for (var i = 0; i < 20; i++)
            transcriber.Speech.Add(("four", 3.4 + i * 0.2));

        Hear(3.0, speech: true);

        Assert.True(recogniser.Statistics.Afresh >= 1);
        Assert.Single(settled, w => w.Text == "three");
        Assert.DoesNotContain(transcriber.Calls, call => call.Start is > 0 and < 2.9);
        Assert.Contains(settled, w => w.Text == "four");
    }

    [Fact]
    public void Speech_without_words_is_counted_until_a_word_comes()
    {
        Hear(3.0, speech: true);
        Assert.InRange(new AudioTime(last.Unheard).Seconds, 2.9, 3.1);
        transcriber.Speech.Add(("one", 3.1));
        transcriber.Speech.Add(("two", 3.2));
        Hear(1.0, speech: true);
        Assert.InRange(new AudioTime(last.Unheard).Seconds, 0, 1.0);
    }

    [Fact]
    public void A_window_in_which_nothing_is_ever_said_stays_bounded()
    {
        Hear(120, speech: true);
        Assert.True(transcriber.Calls.Count > 300);
        Assert.All(transcriber.Calls, call => Assert.InRange(call.End - call.Start, 0, 26));
    }

    [Fact]
    public void A_long_speech_is_cut_at_settled_words_and_nothing_is_said_twice()
    {
        for (var i = 0; i < 300; i++)
            transcriber.Speech.Add((i % 2 == 0 ? "one" : "two", 0.2 * (i + 1)));
        Hear(60, speech: true);
        Hear(2, speech: false);
        Assert.True(transcriber.Calls.Count > 200);
        Assert.True(settled.Count > 250);
        Assert.All(transcriber.Calls, call => Assert.InRange(call.End - call.Start, 0, 12));
    }

    [Fact]
    public void A_burst_of_old_sound_is_worked_off_in_bounded_steps()
    {
        for (var i = 0; i < 100; i++)
            transcriber.Speech.Add(("one", 0.25 * (i + 1)));
        recogniser.Write(Sound(25, speech: true));
        var steps = 0;
        do
        {
            Take(recogniser.Step());
            steps++;
        } while (recogniser.IsBehind);
        Assert.InRange(steps, 5, 12);
        Assert.True(settled.Count > 50);
    }

    [Fact]
    public void Lost_sound_settles_what_was_said_and_listening_goes_on_behind_it()
    {
        Say("one", "two", "three");
        Hear(1.2, speech: true);
        Take(recogniser.Skip(AudioTime.SamplesIn(10)));
        Assert.Equal(["one", "two", "three"], settled.Select(w => w.Text));
        Assert.Equal(1, voice.Resets);

        transcriber.Speech.Add(("four", 11.6));
        Hear(1.0, speech: true);
        Assert.Equal(12.2, last.Heard.Seconds, 0.01);
        Take(recogniser.Finish());
        Assert.Equal("four", settled[^1].Text);
        Assert.True(settled[^1].Start.Seconds > 11);
    }

    [Fact]
    public void Finishing_settles_everything_and_finishing_again_changes_nothing()
    {
        Say("one", "two", "three");
        Hear(1.2, speech: true);
        Take(recogniser.Finish());
        Assert.Equal(3, settled.Count);
        Take(recogniser.Finish());
        Assert.Equal(3, settled.Count);
        Assert.False(last.Changed);
    }

    private void Say(params string[] words)
    {
        foreach (var (word, i) in words.Select((w, i) => (w, i)))
            transcriber.Speech.Add((word, last.Heard.Seconds + 0.3 * (i + 1)));
    }

    /// <summary>Feeds sound in blocks of 20 ms and steps after each.</summary>
    /// <returns>True if a tentative word was shown meanwhile.</returns>
    private bool Hear(double seconds, bool speech)
    {
        var shown = false;
        for (var left = AudioTime.SamplesIn(seconds); left > 0; left -= 320)
        {
            recogniser.Write(Sound(Math.Min(320, left) / 16000.0, speech));
            Take(recogniser.Step());
            shown |= last.Tentative.Count > 0;
        }
        return shown;
    }

    private void Take(TranscriptChange change)
    {
        last = change;
        settled.AddRange(change.Settled);
    }

    private static float[] Sound(double seconds, bool speech)
    {
        var sound = new float[AudioTime.SamplesIn(seconds)];
        if (speech)
            Array.Fill(sound, 0.1f);
        return sound;
    }
}
