using System.Globalization;

namespace LiveCaptions.Commands;

/// <summary>Refuses to start where the system allows too small an address space, before the runtime ends in the middle.</summary>
internal static class AddressSpaceLimit
{
    /// <summary>Kilobytes, as <c>ulimit -v</c> counts; with less the runtime aborts at a random place.</summary>
    public const long Least = 4_000_000;

    /// <summary>A sentence; null: it is large enough.</summary>
    public static string? Refusal() => OperatingSystem.IsLinux() ? Refusal(File.ReadAllText("/proc/self/limits")) : null;

    /// <summary>The same, from the kernel's table of limits.</summary>
    internal static string? Refusal(string limits)
    {
        const string Name = "Max address space";
        var line = limits.Split('\n').FirstOrDefault(text => text.StartsWith(Name, StringComparison.Ordinal));
        return
            line is not null
            && long.TryParse(
                line[Name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var bytes
            )
            && bytes / 1024 < Least
            ? $"Only {bytes >> 20} MB of address space are allowed here (ulimit -v), and LiveCaptions reserves far more than it uses, so it was not started. Lift the limit: ulimit -v unlimited"
            : null;
    }
}
