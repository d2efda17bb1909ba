namespace LiveCaptions.Tests.Whisper.Streaming;

public sealed class WrittenLanguageTests
{
    private readonly ScriptedStream stream = new();

    public WrittenLanguageTests() => Detect("en");

    [Fact]
    public void First_words_are_held_back_while_their_language_is_not_known()
    {
        stream.Say("one", "two", "three");
        Detect("en", unsure: true);
        stream.Feed(0.9, speech: true);
        Assert.Empty(stream.Last.Tentative);

        Detect("en");
        stream.Feed(0.2, speech: true);
        Assert.NotEmpty(stream.Last.Tentative);
    }

    [Fact]
    public void They_are_held_back_for_half_a_second_at_most_and_their_language_is_not_claimed()
    {
        stream.Say("one", "two", "three", "four", "five");
        Detect("en", unsure: true);
        var shownAt = 0.0;
        while (stream.Last.Tentative.Count == 0 && stream.Last.Heard.Seconds < 3)
        {
            stream.Feed(0.02, speech: true);
            shownAt = stream.Last.Heard.Seconds;
        }
        Assert.InRange(shownAt, 0.61, FirstShown() + 0.5);
        Assert.Equal([null], stream.Languages);

        Detect("en");
        stream.Feed(0.2, speech: true);
        Assert.Equal("en", stream.Last.Language);
    }

    [Fact]
    public void Words_of_a_known_language_are_not_held_back()
    {
        stream.Say("one", "two", "three");
        var shownAt = FirstShown();
        while (stream.Last.Tentative.Count == 0)
            stream.Feed(0.02, speech: true);
        Assert.Equal(shownAt, stream.Last.Heard.Seconds, 3);
    }

    [Fact]
    public void Words_that_were_shown_stay_when_the_language_becomes_doubtful()
    {
        stream.Say("one", "two", "three", "four");
        stream.Feed(1.0, speech: true);
        var shown = stream.Last.Tentative.Count;
        Assert.NotEqual(0, shown);

        Detect("en", unsure: true);
        for (var i = 0; i < 20; i++)
        {
            stream.Feed(0.02, speech: true);
            Assert.True(stream.Last.Tentative.Count + stream.Settled.Count >= shown);
        }
    }

    [Fact]
    public void Words_in_a_language_that_is_not_spoken_leave_the_screen_at_once()
    {
        stream.Say("one", "two", "three");
        stream.Feed(0.9, speech: true);
        Assert.Equal("one", stream.Last.Tentative[0].Text);

        stream.Model.Speech.Clear();
        stream.Model.Speech.AddRange([("five", 0.3), ("six", 0.6)]);
        Detect("de");
        stream.Feed(0.2, speech: true);

        Assert.DoesNotContain(stream.Last.Tentative, word => word.Text is "one" or "two");
    }

    [Fact]
    public void Another_language_after_a_short_pause_is_not_forced_into_that_of_the_words_before()
    {
        SayAndPause();
        stream.Say("four", "five", "six");
        Detect("de");
        stream.Feed(1.5, speech: true);

        var anew = Assert.Single(
            stream.Model.Calls.Where(call => call.Settled == 0 && call.Start > 1).Select(call => call.Start).Distinct()
        );
        Assert.InRange(anew, 2.0, 2.8); // where the utterance began
        stream.Feed(1.0, speech: false);
        Assert.Equal(["one", "two", "three", "four", "five", "six"], stream.SettledTexts);
    }

    [Fact]
    public void Another_language_within_an_utterance_begins_behind_the_words_that_are_settled()
    {
        stream.Say("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
        stream.Feed(2.0, speech: true);
        var settled = stream.Settled.Count;
        Assert.NotEqual(0, settled);

        Detect("de");
        stream.Feed(0.2, speech: true);

        Assert.Equal(stream.Settled[settled - 1].End.Seconds, stream.Model.Calls[^1].Start, 1);
        Assert.Equal("de", stream.Last.Language);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Words_before_a_pause_that_make_the_model_deaf_are_given_up_sooner_once_the_stream_has_changed_its_language(bool changed)
    {
        SayAndPause();
        if (changed)
        {
            Detect("de");
            stream.Say("four", "five", "six");
            stream.Feed(1.4, speech: true);
            stream.Feed(1.0, speech: false);
        }
        stream.Model.Deaf = settled => settled > 0;
        stream.Say("seven", "eight", "nine");
        stream.Feed(1.1, speech: true);

        Assert.Equal(changed, stream.Model.Calls[^1].Settled == 0);
    }

    [Fact]
    public void Words_that_are_too_few_to_be_decoded_anew_are_not_lost_with_a_change_of_language()
    {
        stream.Model.Speech.AddRange([("one", 0.2), ("two", 0.4), ("three", 0.6), ("four", 0.8), ("five", 1.0)]);
        stream.Feed(2.2, speech: true);
        Assert.Equal(4, stream.Settled.Count); // the last word may still grow
        Detect("de");
        stream.Model.Speech.Add(("six", 2.3));
        stream.Feed(0.02, speech: true);
        stream.Feed(1.2, speech: false);

        Assert.Equal(["one", "two", "three", "four", "five", "six"], stream.SettledTexts);
    }

    private void SayAndPause()
    {
        stream.Say("one", "two", "three");
        stream.Feed(1.4, speech: true);
        stream.Feed(1.0, speech: false);
        Assert.Equal(["one", "two", "three"], stream.SettledTexts);
    }

    /// <summary>When a stream that is sure of its language shows the first word.</summary>
    private static double FirstShown()
    {
        var sure = new ScriptedStream();
        sure.Say("one", "two", "three", "four", "five");
        while (sure.Last.Tentative.Count == 0)
            sure.Feed(0.02, speech: true);
        return sure.Last.Heard.Seconds;
    }

    private void Detect(string language, bool unsure = false) =>
        stream.Model.Answer = stream.Model.Answer with { Language = language, Detected = true, Unsure = unsure, Contested = unsure };
}
