using System.Runtime.InteropServices;

namespace LiveCaptions.Whisper.Native;

/// <summary>The native library's functions for Moonshine.</summary>
internal static unsafe partial class Lcw
{
    /// <summary>Sizes and token numbers of Moonshine, laid out as in the header.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct MoonshineSizes
    {
        public int Size;
        public int Vocabulary,
            Width,
            FrameSamples,
            Frames,
            TextContext;
        public int EndOfText,
            Start;
    }

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial MoonshineHandle lcw_moonshine_load(string path);

    [LibraryImport(Library)]
    public static partial void lcw_moonshine_free(nint model);

    [LibraryImport(Library)]
    public static partial int lcw_moonshine_info(ref MoonshineSizes sizes);

    [LibraryImport(Library)]
    public static partial MoonshineStateHandle lcw_moonshine_stream_new(MoonshineHandle model, int threads);

    [LibraryImport(Library)]
    public static partial void lcw_moonshine_stream_free(nint stream);

    [LibraryImport(Library)]
    public static partial int lcw_moonshine_threads(MoonshineStateHandle stream, int threads);

    [LibraryImport(Library)]
    public static partial int lcw_moonshine_encode(MoonshineStateHandle stream, float* samples, int count, int from);

    [LibraryImport(Library)]
    public static partial int lcw_moonshine_frames(MoonshineStateHandle stream, float* values, int frames);

    [LibraryImport(Library)]
    public static partial int lcw_moonshine_decode(
        MoonshineStateHandle stream,
        int* tokens,
        int count,
        int past,
        int rows,
        float* logits,
        float* attention,
        int frames,
        int stride
    );
}
