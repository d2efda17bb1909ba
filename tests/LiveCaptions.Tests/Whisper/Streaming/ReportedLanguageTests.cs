using LiveCaptions.Tests.Whisper.Voice;
using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Tests.Whisper.Streaming;

public sealed class ToldLanguageTests
{
    private readonly ScriptedTranscriber transcriber = new();

    [Fact]
    public void A_language_is_told_with_words_in_it_and_not_while_it_is_guessed_over_none()
    {
        transcriber.Speech.AddRange([("one", 1.5), ("two", 1.8), ("three", 2.1)]);
        var recogniser = new StreamingRecogniser(transcriber, new ScriptedVoice(), SpokenTokens.Vocabulary, new StreamSettings());

        Hears("en");
        Assert.Equal([null], Told(recogniser, 1.0));
        Hears("zh");
        Assert.Equal([null], Told(recogniser, 0.3));
        Hears("fr");
        Assert.Equal([null, "fr"], Told(recogniser, 2.0));
    }

    [Fact]
    public void A_language_that_is_given_is_told_from_the_beginning()
    {
        var recogniser = new StreamingRecogniser(transcriber, new ScriptedVoice(), SpokenTokens.Vocabulary, new StreamSettings(), "de");
        Assert.Equal(["de"], Told(recogniser, 0.1));
    }

    private void Hears(string language) => transcriber.Answer = transcriber.Answer with { Language = language };

    private static HashSet<string?> Told(StreamingRecogniser recogniser, double seconds)
    {
        var told = new HashSet<string?>();
        for (var heard = 0.0; heard < seconds; heard += 0.02)
        {
            recogniser.Write([.. Enumerable.Repeat(0.1f, 320)]);
            told.Add(recogniser.Step().Language);
        }
        return told;
    }
}
