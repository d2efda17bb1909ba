using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LiveCaptions.Capture.Native;

/// <summary>Finds the native library and checks that it is the one this code was written for.</summary>
/// <remarks>Threading: safe; the library is loaded once.</remarks>
internal static class NativeSound
{
    private static readonly Lock Gate = new();
    private static bool started;

    public static string FileName =>
        OperatingSystem.IsWindows() ? "lcc.dll"
        : OperatingSystem.IsMacOS() ? "liblcc.dylib"
        : "liblcc.so";

    public static void Start()
    {
        lock (Gate)
        {
            if (started)
                return;
            var library = Load(Path.Combine(AppContext.BaseDirectory, FileName));
            NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), (name, _, _) => name == Lcc.Library ? library : 0);
            Compare("version", Lcc.lcc_abi(), Lcc.Abi);
            Compare("devices of size", Lcc.lcc_size(0), Unsafe.SizeOf<Lcc.Device>());
            Compare("options of size", Lcc.lcc_size(1), Unsafe.SizeOf<Lcc.Options>());
            Compare("states of size", Lcc.lcc_size(2), Unsafe.SizeOf<Lcc.State>());
            started = true;
        }
    }

    /// <summary>The library at this path, or one sentence on why there is none.</summary>
    public static nint Load(string path)
    {
        if (!File.Exists(path))
            throw new SoundDeviceException(
                SoundDeviceError.Library,
                $"The sound library {path} is missing, so no device can be heard. Build the program again (dotnet build); it comes with it."
            );
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception cause) when (cause is DllNotFoundException or BadImageFormatException)
        {
            throw new SoundDeviceException(
                SoundDeviceError.Library,
                $"The sound library {path} could not be loaded: it is damaged, made for another machine, or a library that it needs is missing ({cause.Message.Split('\n')[0].TrimEnd('.', ' ', '\r')}). Build the program again on this machine.",
                cause
            );
        }
    }

    /// <summary>Both sides must mean the same.</summary>
    internal static void Compare(string what, int has, int wanted)
    {
        if (has != wanted)
            throw new SoundDeviceException(
                SoundDeviceError.Library,
                $"The sound library {FileName} has {what} {has} where this program wants {wanted}: the two come from different builds. Build both again."
            );
    }
}
