using LiveCaptions.Tests.Whisper.Streaming;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Whisper.Decoding;

/// <summary>The streaming rule over voices of which nobody understands a word.</summary>
public sealed class UnintelligibleSpeechTests
{
    private readonly ScriptedStream stream = new();

    [Fact]
    public void Unintelligible_speech_is_neither_shown_nor_settled_and_counts_as_speech_without_words()
    {
        stream.Model.Crowd = (_, _) => true;
        var shown = stream.Feed(60, speech: true) | stream.Feed(2, speech: false);
        Assert.False(shown);
        Assert.Empty(stream.Settled);
        Assert.True(stream.Recogniser.Statistics.PassedOver > 200);

        stream.Feed(5, speech: true);
        Assert.InRange(new AudioTime(stream.Last.Unheard).Seconds, 4.9, 5.1);
    }

    [Fact]
    public void Singing_is_reported_and_does_not_count_as_speech_without_words()
    {
        (stream.Model.Crowd, stream.Model.Song) = ((_, to) => to < 6, true);
        stream.Model.Speech.AddRange([("one", 6.5), ("two", 7.0)]);
        stream.Feed(5, speech: true);
        Assert.True(stream.Last.Sung);
        Assert.True(stream.Last.Speaking);
        Assert.Equal(0, stream.Last.Unheard);

        stream.Feed(3, speech: true);
        Assert.False(stream.Last.Sung);
        stream.Feed(2, speech: false);
        Assert.Equal(["one", "two"], stream.SettledTexts);
        Assert.False(stream.Last.Sung);
    }

    [Fact]
    public void Windows_of_unintelligible_speech_stay_short()
    {
        stream.Model.Crowd = (_, _) => true;
        stream.Feed(60, speech: true);
        Assert.All(stream.Model.Calls, call => Assert.InRange(call.End - call.Start, 0, 4.3));
    }

    [Fact]
    public void A_speaker_who_becomes_intelligible_loses_no_word()
    {
        stream.Model.Crowd = (_, to) => to < 11.5;
        string[] words = ["one", "two", "three", "four", "five"];
        for (var i = 0; i < words.Length; i++)
            stream.Model.Speech.Add((words[i], 10.4 + 0.4 * i));
        stream.Feed(13, speech: true);
        stream.Feed(2, speech: false);
        Assert.Equal(words, stream.SettledTexts);
    }

    [Fact]
    public void Settled_words_stay_and_are_not_written_again_after_a_crowd()
    {
        stream.Model.Crowd = (_, to) => to is > 3 and < 6;
        stream.Model.Speech.AddRange([
            ("one", 0.5),
            ("two", 1.0),
            ("three", 1.5),
            ("four", 2.0),
            ("five", 2.2),
            ("six", 6.5),
            ("seven", 7.0),
        ]);
        stream.Feed(8, speech: true);
        stream.Feed(2, speech: false);
        Assert.Equal(["one", "two", "three", "four", "six", "seven"], stream.SettledTexts.Where(w => w != "five"));
    }

    [Fact]
    public void A_crowd_that_ends_leaves_no_words()
    {
        stream.Model.Crowd = (_, _) => true;
        stream.Feed(3, speech: true);
        stream.Feed(2, speech: false);
        stream.Model.Crowd = (_, _) => false;
        stream.Model.Speech.Add(("one", 5.5));
        stream.Feed(1, speech: true);
        stream.Feed(2, speech: false);
        Assert.Equal(["one"], stream.SettledTexts);
    }
}
