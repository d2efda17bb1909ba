using CliWrap;
using LiveCaptions.Whisper;

namespace LiveCaptions.EndToEnd.Speech;

/// <summary>A real song, with a voice and a band: track 1 of the game Drascula's music, packaged by Debian.</summary>
public sealed class SongTests
{
    private const string Song = "/usr/share/scummvm/drascula/audio/track1.ogg";

    [Fact]
    public async Task A_song_is_captioned_only_if_singing_is_asked_for()
    {
        Assert.SkipUnless(File.Exists(Song), "There is no song here: sudo apt-get install drascula-music");
        var sound = await SoundAsync();
        using var model = SpeechModel.Load(RealSpeech.Model, new SpeechModelOptions { VoiceModel = RealSpeech.VoiceModel });

        using var plain = model.OpenStream();
        Assert.Empty(RealSpeech.Transcribe(plain, sound));
        Assert.True(plain.Statistics.PassedOver > 0); // the voice was noticed

        using var asked = model.OpenStream(new StreamSettings { Singing = true });
        Assert.NotEmpty(RealSpeech.Transcribe(asked, sound));
    }

    /// <summary>The first minute of the song.</summary>
    private static async Task<float[]> SoundAsync()
    {
        var bytes = new MemoryStream();
        await Cli.Wrap("ffmpeg")
            .WithArguments(["-nostdin", "-v", "error", "-i", Song, "-t", "60", "-ac", "1", "-ar", "16000", "-f", "f32le", "-"])
            .WithStandardOutputPipe(PipeTarget.ToStream(bytes))
            .ExecuteAsync(TestContext.Current.CancellationToken);
        return [.. System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(bytes.ToArray())];
    }
}
