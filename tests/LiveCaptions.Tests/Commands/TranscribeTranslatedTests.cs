using LiveCaptions.Tests.Audio.Files;
using LiveCaptions.Translation;

namespace LiveCaptions.Tests.Commands;

/// <summary>Recordings whose transcripts are translated, too.</summary>
public sealed class TranscribeTranslatedTests : TranslatedFolder
{
    [Fact]
    public async Task Translations_of_recordings_stand_beside_their_transcripts()
    {
        await File.WriteAllBytesAsync(At("a.wav"), Wavs.Write(1, 1), Test.Stop);
        await File.WriteAllBytesAsync(At("b.wav"), Wavs.Write(1, 1), Test.Stop);

        Assert.Equal(
            0,
            await Engine.RunAsync("transcribe", At("a.wav"), At("b.wav"), "--format", "srt", "--output", At("out"), "--translate", "de,en")
        );

        Assert.Equal(
            ["a.de.srt", "a.srt", "b.de.srt", "b.srt"],
            Directory.GetFiles(At("out")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)
        );
        Assert.Contains("GGood eevening, eeverybody.", Get("out/a.de.srt"), StringComparison.Ordinal);
        Assert.Equal(
            Get("out/a.srt").Split("\r\n").Where(line => line.Contains("-->", StringComparison.Ordinal)),
            Get("out/a.de.srt").Split("\r\n").Where(line => line.Contains("-->", StringComparison.Ordinal))
        );
        Assert.Contains("is in English, so it was not translated into it", Error, StringComparison.Ordinal);
        Assert.All(Engine.Translator.Asked, asked => Assert.Equal("en", asked.From));
    }

    [Theory]
    [InlineData("txt", "GGood eevening, eeverybody.")]
    [InlineData("vtt", "GGood eevening, eeverybody.")]
    [InlineData("json", "\"language\": \"de\"")]
    public async Task Transcripts_of_every_format_are_translated(string format, string text)
    {
        await File.WriteAllBytesAsync(At("a.wav"), Wavs.Write(1, 1), Test.Stop);

        Assert.Equal(0, await Engine.RunAsync("transcribe", At("a.wav"), "--format", format, "--output", Folder, "--translate", "de"));

        Assert.Contains(text, Get($"a.de.{format}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transcript_stays_where_its_translation_fails()
    {
        await File.WriteAllBytesAsync(At("a.wav"), Wavs.Write(1, 1), Test.Stop);
        Engine.Translator.Answer = (_, _) => throw new TranslationException("The engine refuses the key.", lasts: true);

        Assert.Equal(1, await Engine.RunAsync("transcribe", At("a.wav"), "--output", Folder, "--translate", "de"));

        Assert.Equal(["a.txt", "a.wav"], Files);
        Assert.Contains("The engine refuses the key.", Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Translations_of_recordings_need_a_folder()
    {
        Assert.Equal(2, await Engine.RunAsync("transcribe", "a.wav", "--translate", "de"));
        Assert.Contains("Name a folder: --output DIR", Error, StringComparison.Ordinal);
        Assert.Equal(2, await Engine.RunAsync("transcribe", "a.wav", "a.de.wav", "--output", Folder, "--translate", "de"));
        Assert.Contains("would both be written to", Error, StringComparison.Ordinal);
        Assert.Equal(2, await Engine.RunAsync("transcribe", "a.wav", "--output", Folder, "--translate", "xx"));
        Assert.Null(Engine.Chosen);
    }
}
