using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Whisper.Streaming;

public sealed class UnheardSpeechTests
{
    private readonly ScriptedStream stream = new();

    [Theory]
    [InlineData(0.7, true)]
    [InlineData(0.35, false)] // a cough: too little to give up the context for
    public void A_short_utterance_without_words_is_decoded_without_context_when_it_ends(double seconds, bool decoded)
    {
        stream.Model.Speech.AddRange([("one", 0.4), ("two", 0.8), ("three", 1.2), ("four", 2.3)]);
        stream.Feed(1.2, speech: true);
        stream.Feed(0.8, speech: false);
        Assert.Equal(["one", "two", "three"], stream.SettledTexts);

        stream.Model.Deaf = context => context > 0;
        stream.Feed(seconds, speech: true);
        stream.Feed(0.8, speech: false);

        Assert.Equal(decoded ? ["one", "two", "three", "four"] : ["one", "two", "three"], stream.SettledTexts);
    }

    [Fact]
    public void Context_that_makes_the_decoder_deaf_is_given_up()
    {
        stream.Say("one", "two", "three");
        stream.Feed(1.2, speech: true);
        stream.Feed(0.8, speech: false);
        Assert.Equal(3, stream.Settled.Count);
        stream.Model.Deaf = context => context > 0;
        for (var i = 0; i < 20; i++)
            stream.Model.Speech.Add(("four", 2.2 + i * 0.2));

        stream.Feed(3.0, speech: true);

        Assert.True(stream.Recogniser.Statistics.Afresh >= 1);
        Assert.Contains(stream.Settled, w => w.Text == "four");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_end_of_the_text_is_premature_while_speech_continues_until_the_text_grows(bool passed)
    {
        stream.Say("one", "two", "three");
        stream.Feed(1.1, speech: true);
        stream.Feed(0.8, speech: false);
        Assert.Null(stream.Model.Calls[0].Continues);
        stream.Model.Speech.AddRange([("four", 2.65), ("five", 2.95)]);

        stream.Feed(0.6, speech: true);
        Assert.Equal(3, stream.Model.Calls[^1].Continues?.After);
        stream.Model.Answer = stream.Model.Answer with { PassedEnd = passed }; // "four" stands there only because an end was passed over
        stream.Feed(0.5, speech: true);

        Assert.Equal(passed ? new(3, Clearly: true) : null, stream.Model.Calls[^1].Continues);
        stream.Feed(1.0, speech: false);
        // At the end of an utterance no end is premature.
        Assert.All(stream.Model.Calls.Where(call => call.Final), call => Assert.Null(call.Continues));
        // An end passed over says nothing about the next utterance.
        var before = stream.Model.Calls.Count;
        stream.Feed(0.6, speech: true);
        Assert.Null(stream.Model.Calls[before].Continues);
    }

    [Fact]
    public void A_fresh_window_never_reaches_back_to_words_before_the_pause()
    {
        stream.Model.Speech.AddRange([("one", 0.4), ("two", 0.8), ("three", 1.2)]);
        stream.Feed(2.4, speech: true);
        stream.Feed(0.8, speech: false);
        stream.Model.Deaf = context => context > 0;
        for (var i = 0; i < 20; i++)
            stream.Model.Speech.Add(("four", 3.4 + i * 0.2));

        stream.Feed(3.0, speech: true);

        Assert.True(stream.Recogniser.Statistics.Afresh >= 1);
        Assert.Single(stream.Settled, w => w.Text == "three");
        Assert.DoesNotContain(stream.Model.Calls, call => call.Start is > 0 and < 2.9);
        Assert.Contains(stream.Settled, w => w.Text == "four");
    }

    [Fact]
    public void Speech_without_words_is_counted_until_a_word_is_shown()
    {
        stream.Feed(3.0, speech: true);
        Assert.InRange(new AudioTime(stream.Last.Unheard).Seconds, 2.9, 3.1);
        stream.Model.Speech.Add(("one", 3.1));
        stream.Model.Speech.Add(("two", 3.2));
        stream.Feed(1.0, speech: true);
        Assert.InRange(new AudioTime(stream.Last.Unheard).Seconds, 0, 1.0);
    }
}
