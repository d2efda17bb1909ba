using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LiveCaptions.Whisper.Native;

/// <summary>
/// Loads the packaged engine: whisper.cpp and ggml as a package carries them, for machines for which ours is not built. Only their public
/// API can be reached in it.
/// </summary>
/// <remarks>See docs/decisions/0042-the-packaged-engine.md. Threading: safe; the libraries are loaded once.</remarks>
internal static unsafe class PackagedEngine
{
    /// <summary>For tests: the environment variable that names a folder whose packaged engine computes, although ours is there.</summary>
    public const string FolderVariable = "LIVECAPTIONS_PACKAGED_ENGINE";

    private const string Beside = "whisper"; // the folder beside the program
    private const int Error = 4; // ggml's level of a log line
    private static readonly Lock Sync = new();
    private static bool started;

    [ThreadStatic]
    private static string? complaint;

    /// <summary>The folder of the packaged engine that computes; null: ours does.</summary>
    public static string? Folder { get; } = Choose(AppContext.BaseDirectory, Environment.GetEnvironmentVariable(FolderVariable));

    /// <summary>The libraries by the names under which their functions are declared, those that others need first.</summary>
    private static string[] Libraries =>
        OperatingSystem.IsMacOS()
            ? [GgmlApi.Base, "ggml-cpu", "ggml-blas", "ggml-metal", GgmlApi.Registry, WhisperApi.Library]
            : [GgmlApi.Base, "ggml-cpu", GgmlApi.Registry, WhisperApi.Library];

    /// <summary>The file of a library.</summary>
    public static string FileOf(string library)
    {
        var name = library == WhisperApi.Library ? library : $"{library}-whisper";
        return OperatingSystem.IsWindows() ? $"{name}.dll"
            : OperatingSystem.IsMacOS() ? $"lib{name}.dylib"
            : $"lib{name}.so";
    }

    /// <summary>The folder of the engine to use; null: ours computes.</summary>
    internal static string? Choose(string program, string? named)
    {
        if (named is { Length: > 0 })
            return named;
        var folder = Path.Combine(program, Beside);
        return !File.Exists(Path.Combine(program, NativeEngine.FileName)) && Directory.Exists(folder) ? folder : null;
    }

    /// <exception cref="NativeLibraryException">A library is missing, damaged, or of another version.</exception>
    public static void Start()
    {
        lock (Sync)
        {
            if (started)
                return;
            NativeEngine.WaitPassively();
            // Each by its path, before those that need it: none of them says where the others lie.
            foreach (var library in Libraries)
                LoadedLibraries.Add(library, NativeEngine.Load(Path.Combine(Folder!, FileOf(library))));
            RequireVersion(Lcw.Text(WhisperApi.whisper_version()));
            WhisperApi.whisper_log_set(&Listen, 0);
            started = true;
        }
    }

    /// <exception cref="NativeLibraryException">It is another one than the code was written for.</exception>
    internal static void RequireVersion(string version)
    {
        if (version != WhisperApi.Version)
            throw new NativeLibraryException(
                $"The speech engine {FileOf(WhisperApi.Library)} is whisper.cpp {version} where this program wants {WhisperApi.Version}, so nothing can be recognised. Install LiveCaptions again."
            );
    }

    /// <summary>What the engine last complained of on this thread, which is forgotten then.</summary>
    /// <param name="otherwise">Said if it did not.</param>
    public static string Complaint(string otherwise)
    {
        var said = complaint;
        complaint = null;
        return said ?? otherwise;
    }

    /// <summary>Throws if a call failed.</summary>
    /// <exception cref="NativeLibraryException">The call failed.</exception>
    public static void Require(bool succeeded, [CallerArgumentExpression(nameof(succeeded))] string call = "")
    {
        if (!succeeded)
            throw new NativeLibraryException($"The speech engine failed in {call.Split('.', '(')[1]}: {Complaint("it gave no cause")}.");
    }

    [UnmanagedCallersOnly]
    private static void Listen(int level, byte* text, nint user)
    {
        if (level == Error && Lcw.Text((nint)text).Trim(' ', '\n', '.') is { Length: > 0 } said)
            complaint = said;
    }
}
