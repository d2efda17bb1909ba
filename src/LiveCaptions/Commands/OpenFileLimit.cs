using System.Globalization;

namespace LiveCaptions.Commands;

/// <summary>Refuses to start where the system lets the program open too few files, before the runtime fails to load a part of it.</summary>
internal static class OpenFileLimit
{
    /// <summary>The service has about 250 files open before the first viewer comes; each viewer is one more.</summary>
    public const int Least = 384;

    /// <summary>A sentence; null: there are enough.</summary>
    public static string? Refusal() => OperatingSystem.IsLinux() ? Refusal(File.ReadAllText("/proc/self/limits")) : null;

    /// <summary>The same, from the kernel's table; the runtime has raised the soft limit to the hard one.</summary>
    internal static string? Refusal(string limits)
    {
        const string Name = "Max open files";
        var line = limits.Split('\n').FirstOrDefault(text => text.StartsWith(Name, StringComparison.Ordinal));
        return
            line is not null
            && int.TryParse(
                line[Name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var most
            )
            && most < Least
            ? $"Only {most} files may be open at a time here (ulimit -n), and LiveCaptions needs {Least}, so it was not started. Raise the limit: ulimit -n 4096, or LimitNOFILE= in a systemd unit."
            : null;
    }
}
