using System.Runtime.InteropServices;

namespace LiveCaptions.Whisper.Native;

/// <summary>The functions of whisper.cpp's own C API that the packaged engine is used by; its <c>whisper.h</c> documents them.</summary>
internal static unsafe partial class WhisperApi
{
    public const string Library = "whisper";

    /// <summary>The version whose header this was written from; a structure given by value has another layout in others.</summary>
    public const string Version = "1.8.5";

    /// <summary>How a model is loaded, laid out as in the header.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct ContextParams
    {
        public byte UseGpu,
            FlashAttention;
        public int GpuDevice;
        public byte TokenTimes;
        public int AlignmentHeads,
            TopLayers;
        public nuint HeadCount;
        public nint Heads;
        public nuint TokenTimesMemory;
    }

    /// <summary>How a voice detector is loaded, laid out as in the header.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct DetectorParams
    {
        public int Threads;
        public byte UseGpu;
        public int GpuDevice;
    }

    [LibraryImport(Library)]
    public static partial nint whisper_version();

    [LibraryImport(Library)]
    public static partial nint whisper_print_system_info();

    [LibraryImport(Library)]
    public static partial void whisper_log_set(delegate* unmanaged<int, byte*, nint, void> listener, nint user);

    [LibraryImport(Library)]
    public static partial ContextParams* whisper_context_default_params_by_ref();

    [LibraryImport(Library)]
    public static partial void whisper_free_context_params(ContextParams* parameters);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial WhisperContextHandle whisper_init_from_file_with_params_no_state(string path, ContextParams parameters);

    [LibraryImport(Library)]
    public static partial void whisper_free(nint context);

    [LibraryImport(Library)]
    public static partial WhisperStateHandle whisper_init_state(WhisperContextHandle context);

    [LibraryImport(Library)]
    public static partial void whisper_free_state(nint state);

    [LibraryImport(Library)]
    public static partial int whisper_pcm_to_mel_with_state(
        WhisperContextHandle context,
        WhisperStateHandle state,
        float* samples,
        int count,
        int threads
    );

    [LibraryImport(Library)]
    public static partial int whisper_encode_with_state(WhisperContextHandle context, WhisperStateHandle state, int offset, int threads);

    [LibraryImport(Library)]
    public static partial int whisper_decode_with_state(
        WhisperContextHandle context,
        WhisperStateHandle state,
        int* tokens,
        int count,
        int past,
        int threads
    );

    [LibraryImport(Library)]
    public static partial float* whisper_get_logits_from_state(WhisperStateHandle state);

    [LibraryImport(Library)]
    public static partial int whisper_n_vocab(WhisperContextHandle context);

    [LibraryImport(Library)]
    public static partial int whisper_n_audio_ctx(WhisperContextHandle context);

    [LibraryImport(Library)]
    public static partial int whisper_n_text_ctx(WhisperContextHandle context);

    [LibraryImport(Library)]
    public static partial int whisper_is_multilingual(WhisperContextHandle context);

    [LibraryImport(Library)]
    public static partial nint whisper_token_to_str(WhisperContextHandle context, int token);

    [LibraryImport(Library)]
    public static partial int whisper_token_eot(WhisperContextHandle context);

    [LibraryImport(Library)]
    public static partial int whisper_token_sot(WhisperContextHandle context);

    [LibraryImport(Library)]
    public static partial int whisper_token_nosp(WhisperContextHandle context);

    [LibraryImport(Library)]
    public static partial int whisper_token_not(WhisperContextHandle context);

    [LibraryImport(Library)]
    public static partial int whisper_token_transcribe(WhisperContextHandle context);

    [LibraryImport(Library)]
    public static partial int whisper_token_translate(WhisperContextHandle context);

    [LibraryImport(Library)]
    public static partial int whisper_token_lang(WhisperContextHandle context, int language);

    [LibraryImport(Library)]
    public static partial nint whisper_lang_str(int language);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial WhisperDetectorHandle whisper_vad_init_from_file_with_params(string path, DetectorParams parameters);

    [LibraryImport(Library)]
    public static partial void whisper_vad_free(nint detector);

    [LibraryImport(Library)]
    public static partial void whisper_vad_reset_state(WhisperDetectorHandle detector);

    [LibraryImport(Library)]
    public static partial byte whisper_vad_detect_speech_no_reset(WhisperDetectorHandle detector, float* samples, int count);

    [LibraryImport(Library)]
    public static partial float* whisper_vad_probs(WhisperDetectorHandle detector);
}
