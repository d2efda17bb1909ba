using System.Globalization;
using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.LongRun.Soak;

/// <summary>Processes as /proc shows them; one that ends meanwhile has nothing.</summary>
internal static class Processes
{
    /// <summary>All processes that descend from one, the nearest first.</summary>
    public static IEnumerable<int> Below(int process)
    {
        foreach (var child in Children(process))
            yield return child;
        foreach (var grandchild in Children(process).SelectMany(Below))
            yield return grandchild;
    }

    public static string NameOf(int process) => Read($"/proc/{process}/comm").Trim();

    /// <summary>Open descriptors.</summary>
    public static int Descriptors(int process)
    {
        try
        {
            return Directory.GetFileSystemEntries($"/proc/{process}/fd").Length;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    public static int Threads(int process) => (int)Figure(process, "Threads:");

    /// <summary>Resident memory in MiB.</summary>
    public static double Resident(int process) => Figure(process, "VmRSS:") / 1024;

    /// <summary>Resident memory that no file backs, in MiB.</summary>
    public static double Anonymous(int process) => Figure(process, "RssAnon:") / 1024;

    private static double Figure(int process, string name) =>
        Read($"/proc/{process}/status").Split('\n').FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) is { } line
            ? double.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)
            : 0;

    private static IReadOnlyList<int> Children(int process)
    {
        try
        {
            return ChildProcesses.Of(process);
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
