using LiveCaptions.Lifetime;

namespace LiveCaptions.Commands;

/// <summary>Refuses to start where the system lets the program open too few files, before the runtime fails to load a part of it.</summary>
internal static class OpenFileLimit
{
    /// <summary>The service has about 250 files open before the first viewer comes; each viewer is one more.</summary>
    public const int Least = 384;

    /// <summary>A sentence; null: there are enough.</summary>
    public static string? Refusal() => OperatingSystem.IsLinux() ? Refusal(File.ReadAllText("/proc/self/limits")) : null;

    /// <summary>The same, from the kernel's table of limits.</summary>
    internal static string? Refusal(string limits) =>
        OpenFiles.LimitIn(limits) is { } most and < Least
            ? $"Only {most} files may be open at a time here (ulimit -n), and LiveCaptions needs {Least}, so it was not started. Raise the limit: ulimit -n 4096, or LimitNOFILE= in a systemd unit."
            : null;
}
