using LiveCaptions.Whisper;

namespace LiveCaptions.EndToEnd.Speech;

/// <summary>The models and clips that ship with the program.</summary>
internal static class RealSpeech
{
    public static string Model => Beside("models", "ggml-tiny.en-q8_0.bin");
    public static string VoiceModel => Beside("models", "ggml-silero-v6.2.3.bin");

    /// <summary>The samples of a clip.</summary>
    public static float[] Clip(string name)
    {
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(Path(name + ".wav"));
        bytes = bytes[(bytes.IndexOf("data"u8) + 8)..];
        var samples = new float[bytes.Length / 2];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = BitConverter.ToInt16(bytes[(2 * i)..]) / 32768f;
        return samples;
    }

    /// <summary>The text spoken in a clip.</summary>
    public static string Text(string name) => File.ReadAllText(Path(name + ".txt"));

    /// <summary>Writes sound to a stream in blocks of 20 ms, and returns the words settled.</summary>
    public static List<SettledWord> Transcribe(SpeechStream stream, ReadOnlySpan<float> sound)
    {
        var words = new List<SettledWord>();
        for (; sound.Length > 0; sound = sound[Math.Min(320, sound.Length)..])
        {
            stream.Write(sound[..Math.Min(320, sound.Length)]);
            words.AddRange(stream.Step().Settled);
        }
        words.AddRange(stream.Finish().Settled);
        return words;
    }

    private static string Path(string name) => Beside("demo", name);

    private static string Beside(string folder, string name) => System.IO.Path.Combine(AppContext.BaseDirectory, folder, name);
}
