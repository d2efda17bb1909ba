using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LiveCaptions.Whisper.Native;

/// <summary>All functions of the native library; <c>native/lcw.h</c> documents them.</summary>
internal static unsafe partial class Lcw
{
    public const string Library = "lcw";
    public const int Abi = 8;

    /// <summary>Sizes and token numbers of a model, laid out as in the header.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Info
    {
        public int Size;
        public int Vocabulary,
            AudioContext,
            TextContext,
            Multilingual,
            Languages;
        public int EndOfText,
            Start,
            Previous,
            NoSpeech,
            NoTimestamps,
            FirstTimestamp,
            Transcribe,
            Translate,
            FirstLanguage;
    }

    /// <summary>A graphics card, laid out as in the header.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Gpu
    {
        public int Size;
        public int Integrated;
        public long Free,
            Total;
        public fixed byte Kind[32];
        public fixed byte Name[128];
    }

    [LibraryImport(Library)]
    public static partial int lcw_abi();

    [LibraryImport(Library)]
    public static partial nint lcw_version();

    [LibraryImport(Library)]
    public static partial nint lcw_last_error();

    [LibraryImport(Library)]
    public static partial nint lcw_system();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int lcw_start(string folder, string? module);

    [LibraryImport(Library)]
    public static partial int lcw_check(int threads);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int lcw_gpu_open(string module);

    [LibraryImport(Library)]
    public static partial int lcw_gpu_count();

    [LibraryImport(Library)]
    public static partial int lcw_gpu_info(int gpu, ref Gpu info);

    [LibraryImport(Library)]
    public static partial int lcw_card_fails();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial ModelHandle lcw_model_load(string path, int gpu);

    [LibraryImport(Library)]
    public static partial void lcw_model_free(nint model);

    [LibraryImport(Library)]
    public static partial int lcw_model_info(ModelHandle model, ref Info info);

    [LibraryImport(Library)]
    public static partial int lcw_token_bytes(ModelHandle model, int token, byte* bytes, int capacity);

    [LibraryImport(Library)]
    public static partial nint lcw_language(int index);

    [LibraryImport(Library)]
    public static partial SpeechStateHandle lcw_stream_new(ModelHandle model, int threads, int thin, int texts);

    [LibraryImport(Library)]
    public static partial void lcw_stream_free(nint stream);

    [LibraryImport(Library)]
    public static partial int lcw_stream_threads(SpeechStateHandle stream, int threads);

    [LibraryImport(Library)]
    public static partial int lcw_stream_window(SpeechStateHandle stream, float* samples, int count, int same, int hop);

    [LibraryImport(Library)]
    public static partial int lcw_stream_encode(SpeechStateHandle stream, int from, int n);

    [LibraryImport(Library)]
    public static partial int lcw_stream_decode(
        SpeechStateHandle stream,
        int* tokens,
        int count,
        int past,
        int rows,
        float* logits,
        float* attention,
        int frames,
        int stride
    );

    [LibraryImport(Library)]
    public static partial int lcw_stream_branch(SpeechStateHandle stream, int* sources, int count);

    [LibraryImport(Library)]
    public static partial int lcw_stream_extend(SpeechStateHandle stream, int* tokens, int count, int position, float* logits);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial DetectorHandle lcw_detector_load(string path);

    [LibraryImport(Library)]
    public static partial void lcw_detector_free(nint detector);

    [LibraryImport(Library)]
    public static partial int lcw_detector_reset(DetectorHandle detector);

    [LibraryImport(Library)]
    public static partial int lcw_detector_push(DetectorHandle detector, float* samples, int count, float* probabilities);

    public static string Text(nint utf8) => Marshal.PtrToStringUTF8(utf8) ?? "";

    /// <summary>Returns the result of a call, or throws if it failed.</summary>
    /// <exception cref="NativeLibraryException">The call failed.</exception>
    public static int Check(int result, [CallerArgumentExpression(nameof(result))] string call = "") =>
        result >= 0
            ? result
            : throw new NativeLibraryException($"The speech engine failed in {call.Split('(')[0]}: {Text(lcw_last_error())}.");
}
