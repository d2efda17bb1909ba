using LiveCaptions.Tests.Whisper.Voice;
using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Tests.Whisper.Streaming;

public sealed class UnheardSpeechTests
{
    private readonly ScriptedTranscriber transcriber = new();
    private readonly List<string> settled = [];

    [Theory]
    [InlineData(0.7, true)]
    [InlineData(0.35, false)] // a cough: too little to give up the context for
    public void A_short_utterance_of_which_the_context_hides_every_word_is_heard_without_it_when_it_is_over(double seconds, bool heard)
    {
        transcriber.Speech.AddRange([("one", 0.4), ("two", 0.8), ("three", 1.2), ("four", 2.3)]);
        var recogniser = new StreamingRecogniser(transcriber, new ScriptedVoice(), SpokenTokens.Vocabulary, new StreamSettings());
        Hear(recogniser, 1.2, loud: 0.1f);
        Hear(recogniser, 0.8, loud: 0);
        Assert.Equal(["one", "two", "three"], settled);

        transcriber.Deaf = context => context > 0;
        Hear(recogniser, seconds, loud: 0.1f);
        Hear(recogniser, 0.8, loud: 0);

        Assert.Equal(heard ? ["one", "two", "three", "four"] : ["one", "two", "three"], settled);
    }

    private void Hear(StreamingRecogniser recogniser, double seconds, float loud)
    {
        for (var left = AudioTime.SamplesIn(seconds); left > 0; left -= 320)
        {
            recogniser.Write([.. Enumerable.Repeat(loud, 320)]);
            settled.AddRange(recogniser.Step().Settled.Select(word => word.Text));
        }
    }
}
