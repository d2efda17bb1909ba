using System.Text;
using LiveCaptions.Whisper.Native;

namespace LiveCaptions.Whisper;

/// <summary>The graphics cards of this machine that this build of the engine can use.</summary>
/// <remarks>Threading: safe; drivers are loaded once.</remarks>
public static unsafe class GraphicsCards
{
    private static readonly Lock Sync = new();
    private static bool opened;

    /// <summary>
    /// The engine's modules for cards, one for each kind of driver; a folder of their own keeps them from being loaded unasked.
    /// </summary>
    private static IEnumerable<string> Modules =>
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
    public static IReadOnlyList<GraphicsCard> Find()
    {
        NativeEngine.Start();
        lock (Sync)
        {
            // A module whose driver is not installed does not load and has no cards; others may have some.
            if (!opened)
                foreach (var module in Modules)
                    _ = Lcw.lcw_gpu_open(module);
            opened = true;
        }
        return [.. Enumerable.Range(0, Math.Max(0, Lcw.lcw_gpu_count())).Select(Describe)];
    }

    /// <summary>The card with this number.</summary>
    /// <exception cref="NativeLibraryException">There is no such card.</exception>
    internal static GraphicsCard Require(int number) =>
        Find().FirstOrDefault(card => card.Number == number)
        ?? throw new NativeLibraryException(
            $"There is no graphics card {number} that the speech engine can use, so nothing can be recognised on it. Set Recognition:Gpu to \"none\"."
        );

    private static GraphicsCard Describe(int number)
    {
        var info = new Lcw.Gpu { Size = sizeof(Lcw.Gpu) };
        Lcw.Check(Lcw.lcw_gpu_info(number, ref info));
        return new(number, Text(info.Kind, 32), Text(info.Name, 128), info.Integrated != 0, info.Free, info.Total);
    }

    private static string Text(byte* text, int capacity)
    {
        var bytes = new ReadOnlySpan<byte>(text, capacity);
        var end = bytes.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]);
    }
}
