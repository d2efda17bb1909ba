using LiveCaptions.Audio.Files;
using LiveCaptions.Scoring;
using LiveCaptions.Whisper;

namespace LiveCaptions.EndToEnd.Speech;

/// <summary>A multilingual model, which is too large for the repository; skipped where it is missing.</summary>
public sealed class LanguageTests
{
    [Theory]
    [InlineData("aeneas-de", "de", 30, 0.5)]
    [InlineData("fr-comptage", "fr", 3, 0.7, "1 2 3 4 5 6 7 8 9 10")] // counted, and written in digits
    [InlineData("jfk", "en", 11, 0.9)]
    public async Task The_language_spoken_is_detected_reported_and_written(
        string clip,
        string language,
        int seconds,
        double right,
        string? digits = null
    )
    {
        using var model = Multilingual();
        using var stream = model.OpenStream();
        var sound = await SoundFile.ReadAsync(SharedData.PathOf($"speech/{clip}.wav"), TestContext.Current.CancellationToken);
        sound = sound[..Math.Min(sound.Length, seconds * AudioTime.SampleRate)];
        var reported = new HashSet<string?>();
        var words = new List<SettledWord>();
        foreach (var block in sound.Chunk(1600))
        {
            stream.Write(block);
            do Note(stream.Step());
            while (stream.IsBehind);
        }
        Note(stream.Finish());
        Assert.Equal(language, reported.Last(l => l is not null));
        var written = PlainWords.Of(string.Concat(words.Select(w => (w.Joined ? "" : " ") + w.Text)));
        var said = PlainWords.Of(
            digits ?? await File.ReadAllTextAsync(SharedData.PathOf($"speech/{clip}.txt"), TestContext.Current.CancellationToken)
        );
        var hits = Alignment.Of(said, written).Pairs.Count(p => said[p.Reference] == written[p.Recognised]);
        Assert.True(hits >= right * written.Length, string.Join(' ', written));

        void Note(TranscriptChange change)
        {
            reported.Add(change.Language);
            words.AddRange(change.Settled);
        }
    }

    [Fact]
    public void A_language_may_be_fixed_and_an_unknown_one_is_refused()
    {
        using var model = Multilingual();
        Assert.True(model.IsMultilingual);
        using var stream = model.OpenStream(new StreamSettings { Language = "de" });
        Assert.Equal("de", stream.Step().Language);
        Assert.Contains(
            "does not know the language \"xx\"",
            Assert.Throws<UnknownLanguageException>(() => model.OpenStream(new StreamSettings { Language = "xx" })).Message,
            StringComparison.Ordinal
        );
    }

    private static SpeechModel Multilingual() =>
        SpeechModel.Load(SharedData.PathOf("models/ggml-base-q8_0.bin"), new SpeechModelOptions { VoiceModel = RealSpeech.VoiceModel });
}
