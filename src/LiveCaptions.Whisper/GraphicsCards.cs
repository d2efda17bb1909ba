using LiveCaptions.Whisper.Engines;

namespace LiveCaptions.Whisper;

/// <summary>The graphics cards of this machine that this build of the engine can use.</summary>
/// <remarks>Threading: safe; drivers are loaded once.</remarks>
public static class GraphicsCards
{
    /// <summary>
    /// The engine's modules for cards, one for each kind of driver; a folder of their own keeps them from being loaded unasked.
    /// </summary>
    internal static IEnumerable<string> Modules =>
        Directory.Exists(Folder)
            ? Directory
                .EnumerateFiles(Folder)
                .Where(file => Path.GetFileName(file).Contains("ggml-", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
            : [];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "gpu");

    /// <summary>
    /// Whether this build can use cards at all; looks at files only and starts no driver. On a Mac the library itself can.
    /// </summary>
    public static bool MayExist => OperatingSystem.IsMacOS() || Modules.Any();

    /// <summary>Starts the drivers and lists their cards. A broken driver may end the process.</summary>
    /// <exception cref="NativeLibraryException">The native library is missing or of another version.</exception>
    public static IReadOnlyList<GraphicsCard> Find() => SpeechEngines.Start().Cards();

    /// <summary>The card with this number.</summary>
    /// <exception cref="NativeLibraryException">There is no such card.</exception>
    internal static GraphicsCard Require(int number) =>
        Find().FirstOrDefault(card => card.Number == number)
        ?? throw new NativeLibraryException(
            $"There is no graphics card {number} that the speech engine can use, so nothing can be recognised on it. Set Recognition:Gpu to \"none\"."
        );
}
