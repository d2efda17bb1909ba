using LiveCaptions.Whisper;

namespace LiveCaptions.EndToEnd.Speech;

/// <summary>The models and clips that come with the program.</summary>
internal static class RealSpeech
{
    public static string Model => Beside("models", "ggml-tiny.en-q8_0.bin");
    public static string VoiceModel => Beside("models", "ggml-silero-v6.2.3.bin");

    /// <summary>All of a clip's sound.</summary>
    public static float[] Clip(string name)
    {
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(Path(name + ".wav"));
        bytes = bytes[(bytes.IndexOf("data"u8) + 8)..];
        var samples = new float[bytes.Length / 2];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = BitConverter.ToInt16(bytes[(2 * i)..]) / 32768f;
        return samples;
    }

    /// <summary>What is said in a clip.</summary>
    public static string Said(string name) => File.ReadAllText(Path(name + ".txt"));

    /// <summary>A stream's settled words over a whole sound, handed over in pieces of 20 ms.</summary>
    public static List<SettledWord> Listen(SpeechStream stream, ReadOnlySpan<float> sound)
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
