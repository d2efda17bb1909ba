using System.Globalization;

namespace LiveCaptions.Lifetime;

/// <summary>How many files this process has open, and how many it may open; each viewer takes one.</summary>
/// <param name="Count">Open files and connections.</param>
/// <param name="Limit">The most that the system allows (<c>ulimit -n</c>).</param>
internal readonly record struct OpenFiles(int Count, int Limit)
{
    /// <summary>Reads both from the kernel; null: this system does not tell.</summary>
    public static OpenFiles? Now() =>
        OperatingSystem.IsLinux() && LimitIn(File.ReadAllText("/proc/self/limits")) is { } limit
            ? new(Directory.GetFileSystemEntries("/proc/self/fd").Length, limit)
            : null;

    /// <summary>The limit in the kernel's table of limits; null: there is none.</summary>
    /// <remarks>The runtime has raised the soft limit to the hard one.</remarks>
    internal static int? LimitIn(string limits)
    {
        const string Name = "Max open files";
        var line = limits.Split('\n').FirstOrDefault(text => text.StartsWith(Name, StringComparison.Ordinal));
        return
            line is not null
            && int.TryParse(
                line[Name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var limit
            )
            ? limit
            : null;
    }
}
