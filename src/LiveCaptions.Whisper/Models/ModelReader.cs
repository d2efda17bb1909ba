using LiveCaptions.Whisper.Native;

namespace LiveCaptions.Whisper.Models;

/// <summary>Reads sizes and vocabulary from a loaded model.</summary>
internal static unsafe class ModelReader
{
    public static (ModelLayout Layout, Vocabulary Vocabulary) Read(ModelHandle model)
    {
        var info = new Lcw.Info { Size = sizeof(Lcw.Info) };
        Lcw.Check(Lcw.lcw_model_info(model, ref info));
        var layout = new ModelLayout
        {
            Vocabulary = info.Vocabulary,
            AudioContext = info.AudioContext,
            TextContext = info.TextContext,
            Multilingual = info.Multilingual != 0,
            Languages = [.. Enumerable.Range(0, info.Languages).Select(i => Lcw.Text(Lcw.lcw_language(i)))],
            EndOfText = info.EndOfText,
            Start = info.Start,
            NoSpeech = info.NoSpeech,
            NoTimestamps = info.NoTimestamps,
            Transcribe = info.Transcribe,
            Translate = info.Translate,
            FirstLanguage = info.FirstLanguage,
        };
        return (layout, new Vocabulary([.. Enumerable.Range(0, info.EndOfText).Select(token => Bytes(model, token))]));
    }

    private static byte[] Bytes(ModelHandle model, int token)
    {
        Span<byte> buffer = stackalloc byte[512];
        fixed (byte* p = buffer)
        {
            var length = Lcw.Check(Lcw.lcw_token_bytes(model, token, p, buffer.Length));
            return buffer[..Math.Min(length, buffer.Length)].ToArray();
        }
    }
}
