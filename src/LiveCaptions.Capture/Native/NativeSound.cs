using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LiveCaptions.Capture.Native;

/// <summary>Loads the native library and checks that it comes from the same build as this assembly.</summary>
/// <remarks>Threading: safe; the library is loaded once.</remarks>
internal static class NativeSound
{
    private static readonly Lock Sync = new();
    private static bool loaded;

    public static string FileName =>
        OperatingSystem.IsWindows() ? "lcc.dll"
        : OperatingSystem.IsMacOS() ? "liblcc.dylib"
        : "liblcc.so";

    /// <exception cref="SoundDeviceException">The library is missing, damaged, or from another build.</exception>
    public static void Load()
    {
        lock (Sync)
        {
            if (loaded)
                return;
            var library = Load(Path.Combine(AppContext.BaseDirectory, FileName));
            NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), (name, _, _) => name == Lcc.Library ? library : 0);
            Compare("version", Lcc.lcc_abi(), Lcc.Abi);
            Compare("devices of size", Lcc.lcc_size(0), Unsafe.SizeOf<Lcc.Device>());
            Compare("options of size", Lcc.lcc_size(1), Unsafe.SizeOf<Lcc.Options>());
            Compare("states of size", Lcc.lcc_size(2), Unsafe.SizeOf<Lcc.State>());
            loaded = true;
        }
    }

    /// <exception cref="SoundDeviceException">The library is missing or damaged.</exception>
    public static nint Load(string path)
    {
        if (!File.Exists(path))
            throw new SoundDeviceException(SoundDeviceError.Library, Missing(path, isBuilt: !NoneIsBuilt));
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception cause) when (cause is DllNotFoundException or BadImageFormatException)
        {
            var reason = cause.Message.Split('\n')[0].TrimEnd('.', ' ', '\r');
            throw new SoundDeviceException(
                SoundDeviceError.Library,
                $"The sound library {path} could not be loaded: it is damaged, built for another machine, or needs a library that is missing ({reason}). Install LiveCaptions again, or build it on this machine.",
                cause
            );
        }
    }

    /// <summary>Why no device can be captured, and what to do.</summary>
    /// <param name="path">Where the library was looked for.</param>
    /// <param name="isBuilt">False: programs for this kind of machine come without it.</param>
    internal static string Missing(string path, bool isBuilt) =>
        isBuilt
            ? $"The sound library {path} is missing, so no device can be captured. Install LiveCaptions again, or build it again."
            : $"The sound library {path} is missing, so no device can be captured: LiveCaptions for macOS and for Windows on ARM comes without it. Speak through the browser (the page /speak), or caption a file, a stream or what a command such as ffmpeg delivers; captions of these come all the same.";

    // They can be built on such a machine, but are not built for it elsewhere.
    private static bool NoneIsBuilt =>
        OperatingSystem.IsMacOS() || (OperatingSystem.IsWindows() && RuntimeInformation.ProcessArchitecture == Architecture.Arm64);

    /// <exception cref="SoundDeviceException">The two sides differ.</exception>
    internal static void Compare(string what, int actual, int expected)
    {
        if (actual != expected)
            throw new SoundDeviceException(
                SoundDeviceError.Library,
                $"The sound library {FileName} has {what} {actual} where this program expects {expected}: the two come from different builds. Install LiveCaptions again, or build both again."
            );
    }
}
