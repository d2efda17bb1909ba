namespace LiveCaptions.Tests.Whisper.Streaming;

public sealed class ReportedLanguageTests
{
    [Fact]
    public void A_language_is_reported_with_its_first_words_and_not_while_it_is_a_guess()
    {
        var stream = new ScriptedStream();
        stream.Model.Speech.AddRange([("one", 1.5), ("two", 1.8), ("three", 2.1)]);

        Detect(stream, "en");
        stream.Feed(1.0, speech: true);
        Detect(stream, "zh");
        stream.Feed(0.3, speech: true);
        Assert.Equal([null], stream.Languages);

        Detect(stream, "fr");
        stream.Feed(2.0, speech: true);
        Assert.Equal([null, "fr"], stream.Languages);
    }

    [Fact]
    public void A_given_language_is_reported_from_the_beginning()
    {
        var stream = new ScriptedStream(language: "de");
        stream.Feed(0.1, speech: true);
        Assert.Equal(["de"], stream.Languages);
    }

    private static void Detect(ScriptedStream stream, string language) =>
        stream.Model.Answer = stream.Model.Answer with { Language = language };
}
