using System.Runtime.InteropServices;

namespace LiveCaptions.Whisper.Native;

/// <summary>The functions by which ggml, below whisper.cpp, tells its devices; <c>ggml-backend.h</c> documents them.</summary>
internal static unsafe partial class GgmlApi
{
    public const string Registry = "ggml",
        Base = "ggml-base";

    /// <summary>Kinds of devices that are graphics cards: with memory of their own, and with the processor's.</summary>
    public const int Card = 1,
        IntegratedCard = 2;

    [LibraryImport(Registry)]
    public static partial nuint ggml_backend_dev_count();

    [LibraryImport(Registry)]
    public static partial nint ggml_backend_dev_get(nuint index);

    [LibraryImport(Base)]
    public static partial nint ggml_backend_dev_name(nint device);

    [LibraryImport(Base)]
    public static partial nint ggml_backend_dev_description(nint device);

    [LibraryImport(Base)]
    public static partial int ggml_backend_dev_type(nint device);

    [LibraryImport(Base)]
    public static partial void ggml_backend_dev_memory(nint device, nuint* free, nuint* total);
}
