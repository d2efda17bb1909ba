using System.Globalization;

namespace LiveCaptions.Whisper.Models;

/// <summary>Memory that this process may still take: of the machine, of its control group, and of its own limit.</summary>
/// <remarks>Refusing a model in a sentence is better than being killed, or than an assertion of native code that found no memory.</remarks>
internal static class FreeMemory
{
    private const string Group = "/sys/fs/cgroup";

    /// <summary>
    /// Address space that ggml reserves for a stream's graphs, and threads for their stacks, without ever touching it (measured: 530 MB and
    /// 64 MB for each thread); it counts for an address space limit only.
    /// </summary>
    private const long Untouched = 800L << 20;

    /// <summary>Bytes; <see cref="long.MaxValue"/> if the system says nothing.</summary>
    public static long Bytes => OperatingSystem.IsLinux() ? FromFiles(Read) : Machine();

    /// <summary>The same, from the kernel's files.</summary>
    /// <param name="read">Gives a file's text; empty if it cannot be read.</param>
    internal static long FromFiles(Func<string, string> read)
    {
        var machine = read("/proc/meminfo");
        var free = Field(machine, "MemAvailable:") is { } available ? available + (Field(machine, "SwapFree:") ?? 0) : long.MaxValue;
        free = Math.Min(free, AddressSpace(read("/proc/self/limits"), read("/proc/self/status")));
        foreach (var line in Lines(read("/proc/self/cgroup")))
            if (line.Split(':', 3) is [_, var controllers, var path])
                free = controllers switch
                {
                    "" => Math.Min(free, OfGroups(read, Group, path, "memory.max", "memory.current", "inactive_file")),
                    _ when controllers.Split(',').Contains("memory") => Math.Min(
                        free,
                        OfGroups(read, $"{Group}/memory", path, "memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file")
                    ),
                    _ => free,
                };
        return Math.Max(0, free);
    }

    /// <summary>What the tightest of a group and the groups around it leaves; in a container, the path may not be seen.</summary>
    private static long OfGroups(Func<string, string> read, string root, string path, string limit, string usage, string cache)
    {
        var free = long.MaxValue;
        for (var group = path.TrimEnd('/'); ; group = group[..group.LastIndexOf('/')])
        {
            var folder = root + group;
            if (Number(read($"{folder}/{limit}")) is { } most && Number(read($"{folder}/{usage}")) is { } used)
                free = Math.Min(
                    free,
                    most
                        - used
                        + (
                            Lines(read($"{folder}/memory.stat"))
                                .Select(line => ValueOf(line, cache))
                                .FirstOrDefault(value => value is not null)
                            ?? 0
                        )
                );
            if (group.Length == 0)
                return free;
        }
    }

    private static long AddressSpace(string limits, string status)
    {
        const string Name = "Max address space";
        var line = Lines(limits).FirstOrDefault(text => text.StartsWith(Name, StringComparison.Ordinal));
        return
            line is not null
            && Number(line[Name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]) is { } most
            && Field(status, "VmSize:") is { } taken
            ? most - taken - Untouched
            : long.MaxValue;
    }

    /// <summary>A field in kB, as bytes.</summary>
    private static long? Field(string text, string name) =>
        Lines(text).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) is { } found
        && Number(found[name.Length..].Trim().Split(' ')[0]) is { } kilobytes
            ? kilobytes * 1024
            : null;

    private static long? ValueOf(string line, string name) => line.Split(' ') is [var key, var value] && key == name ? Number(value) : null;

    /// <returns>Null: "max", "unlimited", or nothing.</returns>
    private static long? Number(string text) =>
        long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static long Machine()
    {
        var memory = GC.GetGCMemoryInfo();
        return memory.TotalAvailableMemoryBytes - memory.MemoryLoadBytes;
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
