using LiveCaptions.Tests.Whisper.Streaming;
using LiveCaptions.Tests.Whisper.Voice;
using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Tests.Whisper.Decoding;

/// <summary>The rule where voices are heard of which nobody understands a word.</summary>
public sealed class UnintelligibleSpeechTests
{
    private readonly ScriptedTranscriber transcriber = new();
    private readonly StreamingRecogniser recogniser;
    private readonly List<SettledWord> settled = [];
    private TranscriptChange last = new();
    private bool shown;

    public UnintelligibleSpeechTests() => recogniser = new(transcriber, new ScriptedVoice(), SpokenTokens.Vocabulary, new StreamSettings());

    [Fact]
    public void Nothing_is_shown_or_settled_and_the_sound_is_counted_as_speech_without_words()
    {
        transcriber.Crowd = (_, _) => true;
        Hear(60, speech: true);
        Hear(2, speech: false);
        Assert.False(shown);
        Assert.Empty(settled);
        Assert.True(recogniser.Statistics.PassedOver > 200);

        Hear(5, speech: true);
        Assert.InRange(new AudioTime(last.Unheard).Seconds, 4.9, 5.1);
    }

    [Fact]
    public void Singing_is_told_and_is_no_speech_without_words()
    {
        (transcriber.Crowd, transcriber.Song) = ((_, to) => to < 6, true);
        transcriber.Speech.AddRange([("one", 6.5), ("two", 7.0)]);
        Hear(5, speech: true);
        Assert.True(last.Sung);
        Assert.True(last.Speaking);
        Assert.Equal(0, last.Unheard);

        Hear(3, speech: true);
        Assert.False(last.Sung);
        Hear(2, speech: false);
        Assert.Equal(["one", "two"], settled.Select(w => w.Text));
        Assert.False(last.Sung);
    }

    [Fact]
    public void Windows_in_which_nobody_is_understood_stay_short()
    {
        transcriber.Crowd = (_, _) => true;
        Hear(60, speech: true);
        Assert.All(transcriber.Calls, call => Assert.InRange(call.End - call.Start, 0, 4.3));
    }

    [Fact]
    public void Somebody_who_is_understood_at_last_loses_no_word_of_the_seconds_it_took()
    {
        transcriber.Crowd = (_, to) => to < 11.5;
        string[] words = ["one", "two", "three", "four", "five"];
        for (var i = 0; i < words.Length; i++)
            transcriber.Speech.Add((words[i], 10.4 + 0.4 * i));
        Hear(13, speech: true);
        Hear(2, speech: false);
        Assert.Equal(words, settled.Select(w => w.Text));
    }

    [Fact]
    public void What_was_settled_stays_and_is_not_written_again_after_the_crowd()
    {
        transcriber.Crowd = (_, to) => to is > 3 and < 6;
        transcriber.Speech.AddRange([
            ("one", 0.5),
            ("two", 1.0),
            ("three", 1.5),
            ("four", 2.0),
            ("five", 2.2),
            ("six", 6.5),
            ("seven", 7.0),
        ]);
        Hear(8, speech: true);
        Hear(2, speech: false);
        Assert.Equal(["one", "two", "three", "four", "six", "seven"], settled.Select(w => w.Text).Where(w => w != "five"));
    }

    [Fact]
    public void A_crowd_that_ends_leaves_nothing()
    {
        transcriber.Crowd = (_, _) => true;
        Hear(3, speech: true);
        Hear(2, speech: false);
        transcriber.Crowd = (_, _) => false;
        transcriber.Speech.Add(("one", 5.5));
        Hear(1, speech: true);
        Hear(2, speech: false);
        Assert.Equal(["one"], settled.Select(w => w.Text));
    }

    private void Hear(double seconds, bool speech)
    {
        var block = new float[320];
        if (speech)
            Array.Fill(block, 0.1f);
        for (var left = AudioTime.SamplesIn(seconds); left > 0; left -= block.Length)
        {
            recogniser.Write(block);
            last = recogniser.Step();
            settled.AddRange(last.Settled);
            shown |= last.Tentative.Count > 0;
        }
    }
}
