using LiveCaptions.Whisper;

namespace LiveCaptions.EndToEnd.Speech;

/// <summary>Damaged models in the real native library: they cause an exception with a sentence, never the end of the process.</summary>
public sealed class SpoiltModelTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Damaged_bytes_anywhere_never_end_the_process(int seed)
    {
        var random = new Random(seed);
        var (speech, voice) = (RealSpeech.Model, RealSpeech.VoiceModel);
        var (spoiltSpeech, spoiltVoice) = (Spoil(speech, random, head: 200), Spoil(voice, random, head: 200));
        Try(spoiltSpeech, voice);
        Try(speech, spoiltVoice);
        Try(Spoil(speech, random, head: 0), Spoil(voice, random, head: 0));
    }

    [Theory]
    [InlineData(0.1), InlineData(0.5), InlineData(0.9999)]
    public void A_model_cut_short_is_refused_with_a_sentence(double part)
    {
        var path = Copy(RealSpeech.Model);
        using (var file = File.OpenWrite(path))
            file.SetLength((long)(file.Length * part));
        var refusal = Assert.Throws<ModelFileException>(() =>
            SpeechModel.Load(path, new SpeechModelOptions { VoiceModel = RealSpeech.VoiceModel })
        );
        Assert.Contains("is cut short", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>Loads and recognises; one of our own exceptions is as good as words.</summary>
    private static void Try(string speech, string voice)
    {
        try
        {
            using var model = SpeechModel.Load(speech, new SpeechModelOptions { VoiceModel = voice });
            using var stream = model.OpenStream();
            stream.Write(RealSpeech.Clip("jfk").AsSpan(0, 3 * AudioTime.SampleRate));
            while (stream.IsBehind)
                stream.Step();
            stream.Finish();
        }
        catch (SpeechException refusal)
        {
            Assert.NotEmpty(refusal.Message);
        }
    }

    /// <param name="original">Path of a good file.</param>
    /// <param name="random">Chooses the bytes to damage.</param>
    /// <param name="head">Damages only this many bytes at the front; 0: many bytes, anywhere.</param>
    private string Spoil(string original, Random random, int head)
    {
        var path = Copy(original);
        using var file = File.OpenWrite(path);
        for (var i = 0; i < (head > 0 ? 3 : 2000); i++)
        {
            file.Position = random.NextInt64(4, head > 0 ? head : file.Length);
            file.WriteByte((byte)random.Next(256));
        }
        return path;
    }

    private string Copy(string original)
    {
        var path = Path.Combine(folder, $"{Guid.NewGuid():N}.bin");
        File.Copy(original, path);
        return path;
    }
}
