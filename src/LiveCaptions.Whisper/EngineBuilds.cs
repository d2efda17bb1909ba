using System.Runtime.InteropServices;
using LiveCaptions.Whisper.Engines;
using LiveCaptions.Whisper.Native;

namespace LiveCaptions.Whisper;

/// <summary>A build of the speech engine for one level of the processor's instruction sets.</summary>
/// <param name="Name">"native" for this machine's processor; "avx2", "plain"; a kind of processor, such as "zen4"; or "packaged".</param>
/// <param name="Library">Path of the library.</param>
/// <param name="Module">Path of the module for the processor; null: it is in the library.</param>
public sealed record EngineBuild(string Name, string Library, string? Module)
{
    /// <summary>The files that make it.</summary>
    public IReadOnlyList<string> Files => Module is null ? [Library] : [Library, Module];
}

/// <summary>The builds of the speech engine beside the program; the process computes with one of them.</summary>
/// <remarks>Threading: safe.</remarks>
public static unsafe class EngineBuilds
{
    private static readonly string[] Levels = ["native", "avx2", "plain"];

    /// <summary>The build that the process computes with; null: the best, as the processor announces its instruction sets.</summary>
    public static EngineBuild? Chosen { get; private set; }

    /// <summary>The builds that this processor announces to support, the fastest first.</summary>
    public static IReadOnlyList<EngineBuild> Find() =>
        PackagedEngine.Folder is { } folder
            ? [new("packaged", Path.Combine(folder, PackagedEngine.FileOf(WhisperApi.Library)), null)]
            : Find(AppContext.BaseDirectory);

    /// <summary>The builds in this folder.</summary>
    internal static IReadOnlyList<EngineBuild> Find(string folder)
    {
        var library = Path.Combine(folder, NativeEngine.FileName);
        var modules = Modules(folder).Select(module => (module.Name, module.Path, Score: Score(module.Path))).ToList();
        if (modules.Count > 0)
            return
            [
                .. modules
                    .Where(module => module.Score > 0)
                    .OrderByDescending(module => module.Score)
                    .Select(module => new EngineBuild(module.Name, library, module.Path)),
            ];
        return
        [
            .. Levels
                .Select(level => new EngineBuild(level, level == Levels[0] ? library : NameOf(library, level), null))
                .Where(build => build.Name == Levels[0] || File.Exists(build.Library)),
        ];
    }

    /// <summary>Chooses a build; later calls have no effect once the engine has started.</summary>
    public static void Use(EngineBuild build) => Chosen = build;

    /// <summary>
    /// Computes small products and compares them with plain arithmetic, as far as the engine lets us. May end the process.
    /// </summary>
    /// <param name="threads">Threads that compute.</param>
    /// <exception cref="NativeLibraryException">The library is missing or of another version, or it computes wrongly.</exception>
    public static void Check(int threads)
    {
        SpeechEngines.Start().Check(threads);
    }

    private static string NameOf(string library, string level) =>
        Path.Combine(Path.GetDirectoryName(library)!, $"{Path.GetFileNameWithoutExtension(library)}-{level}{Path.GetExtension(library)}");

    private static IEnumerable<(string Name, string Path)> Modules(string folder)
    {
        const string Part = "ggml-cpu-";
        foreach (var file in Directory.EnumerateFiles(folder, $"*{Part}*").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            yield return (name[(name.IndexOf(Part, StringComparison.Ordinal) + Part.Length)..], file);
        }
    }

    /// <summary>How much of its instruction sets the processor announces; 0: it lacks one, or the module cannot be loaded.</summary>
    private static int Score(string module)
    {
        if (!NativeLibrary.TryLoad(module, out var loaded))
            return 0;
        try
        {
            return NativeLibrary.TryGetExport(loaded, "ggml_backend_score", out var score) ? ((delegate* unmanaged<int>)score)() : 1;
        }
        finally
        {
            NativeLibrary.Free(loaded);
        }
    }
}
