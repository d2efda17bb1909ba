using System.Runtime.InteropServices;

namespace LiveCaptions.Whisper.Native;

/// <summary>
/// Loads the native library, prepares the process for it and checks that its version is the one this code was written for.
/// </summary>
/// <remarks>Threading: safe; the library is loaded once.</remarks>
internal static partial class NativeEngine
{
    private static readonly Lock Sync = new();
    private static bool started;

    public static string FileName =>
        OperatingSystem.IsWindows() ? "lcw.dll"
        : OperatingSystem.IsMacOS() ? "liblcw.dylib"
        : "liblcw.so";

    public static void Start()
    {
        lock (Sync)
        {
            if (started)
                return;
            WaitPassively();
            var build = EngineBuilds.Chosen;
            var library = Load(build?.Library ?? Path.Combine(AppContext.BaseDirectory, FileName));
            LoadedLibraries.Add(Lcw.Library, library);
            if (Lcw.lcw_abi() != Lcw.Abi)
                throw new NativeLibraryException(
                    $"The speech engine {FileName} has version {Lcw.lcw_abi()} where this program wants {Lcw.Abi}: the two come from different builds. Install LiveCaptions again, or build both again."
                );
            if (Lcw.lcw_start(AppContext.BaseDirectory, build?.Module) < 0)
                throw new NativeLibraryException(
                    $"The speech engine {FileName} cannot compute on this machine: {Lcw.Text(Lcw.lcw_last_error())}. Nothing can be recognised. Install LiveCaptions again, or build it on this machine."
                );
            started = true;
        }
    }

    /// <summary>Loads the library at this path.</summary>
    /// <exception cref="NativeLibraryException">It is missing, or could not be loaded; the message is a sentence for the person at the
    /// machine.</exception>
    public static nint Load(string path)
    {
        if (!File.Exists(path))
            throw new NativeLibraryException(
                $"The speech engine {path} is missing, so nothing can be recognised. Install LiveCaptions again, or build it again; the engine comes with it."
            );
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception cause) when (cause is DllNotFoundException or BadImageFormatException)
        {
            throw new NativeLibraryException($"The speech engine {path} could not be loaded: {WhyNot(cause.Message)}", cause);
        }
    }

    // On a busy machine, workers that spin while they wait make a step 5 to 10 times as long. OpenMP reads these variables when it is
    // loaded, from the C environment, which .NET's own copy does not reach.
    internal static void WaitPassively()
    {
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[("OMP_WAIT_POLICY", "passive"), ("GOMP_SPINCOUNT", "0")])
            if (!OperatingSystem.IsWindows())
                _ = SetEnvironment(name, value, overwrite: 0);
            else if (Environment.GetEnvironmentVariable(name) is null)
                _ = SetEnvironmentOnWindows(name, value);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

    // The C library that mingw's OpenMP reads its environment from.
    [LibraryImport("msvcrt", EntryPoint = "_putenv_s", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironmentOnWindows(string name, string value);

    /// <summary>The cause and the remedy, from the message of the loader.</summary>
    internal static string WhyNot(string loader) =>
        // glibc says the first where an address space is limited, the second where memory is.
        loader.Contains("failed to map", StringComparison.Ordinal) || loader.Contains("cannot allocate", StringComparison.OrdinalIgnoreCase)
            ? "there is not enough memory for it. Close other programs, or raise the limit of this one (ulimit -v, container)."
            : $"it is damaged, made for another machine, or a library that it needs is missing ({FirstLine(loader)}). Install LiveCaptions again, or build it on this machine.";

    private static string FirstLine(string text) => text.Split('\n')[0].TrimEnd('.', ' ', '\r');
}
