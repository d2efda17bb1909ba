using System.Runtime.InteropServices;
using LiveCaptions.Whisper.Native;

namespace LiveCaptions.Whisper.Models;

/// <summary>Reads sizes and vocabulary from a model in the packaged engine.</summary>
internal static unsafe class PackagedModelReader
{
    // Tokens that are no languages; multilingual models have one more.
    private const int OtherTokens = 51765;

    public static (ModelLayout Layout, Vocabulary Vocabulary) Read(WhisperContextHandle context)
    {
        var vocabulary = WhisperApi.whisper_n_vocab(context);
        var multilingual = WhisperApi.whisper_is_multilingual(context) != 0;
        var languages = vocabulary - OtherTokens - (multilingual ? 1 : 0);
        var layout = new ModelLayout
        {
            Vocabulary = vocabulary,
            AudioContext = WhisperApi.whisper_n_audio_ctx(context),
            TextContext = WhisperApi.whisper_n_text_ctx(context),
            Multilingual = multilingual,
            Languages = [.. Enumerable.Range(0, languages).Select(i => Lcw.Text(WhisperApi.whisper_lang_str(i)))],
            EndOfText = WhisperApi.whisper_token_eot(context),
            Start = WhisperApi.whisper_token_sot(context),
            NoSpeech = WhisperApi.whisper_token_nosp(context),
            NoTimestamps = WhisperApi.whisper_token_not(context),
            Transcribe = WhisperApi.whisper_token_transcribe(context),
            Translate = WhisperApi.whisper_token_translate(context),
            FirstLanguage = WhisperApi.whisper_token_lang(context, 0),
        };
        return (layout, new Vocabulary([.. Enumerable.Range(0, layout.EndOfText).Select(token => Bytes(context, token))]));
    }

    // A token that is a zero byte comes out empty; no text has it.
    private static byte[] Bytes(WhisperContextHandle context, int token) =>
        MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)WhisperApi.whisper_token_to_str(context, token)).ToArray();
}
