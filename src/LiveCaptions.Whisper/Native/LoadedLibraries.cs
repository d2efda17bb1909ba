using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;

namespace LiveCaptions.Whisper.Native;

/// <summary>Native libraries by the names under which their functions are declared; each is loaded by its full path before.</summary>
/// <remarks>Threading: safe. .NET takes one resolver for an assembly, so both engines share this one.</remarks>
internal static class LoadedLibraries
{
    private static readonly ConcurrentDictionary<string, nint> Handles = new();

    static LoadedLibraries() =>
        NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), (name, _, _) => Handles.GetValueOrDefault(name));

    /// <summary>Lets functions declared under this name be found in this library.</summary>
    public static void Add(string name, nint library) => Handles[name] = library;
}
