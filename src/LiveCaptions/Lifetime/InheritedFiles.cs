using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace LiveCaptions.Lifetime;

/// <summary>
/// Files and sockets that the program which started this one left open by mistake: a port of OBS, for one, would stay taken after OBS has
/// quit, for as long as the captions run.
/// </summary>
internal static class InheritedFiles
{
    private const string Own = "/proc/self/fdinfo";
    private const int LastStandardStream = 2;

    // O_CLOEXEC, as proc_pid_fdinfo(5) writes it. The runtime marks all files of its own with it (see StandardStreams).
    private const int CloseOnExec = 0x80000;

    /// <summary>Closes them; call it before anything is opened that children shall inherit.</summary>
    /// <remarks>Elsewhere than on Linux, programs pass on nothing by mistake, or it cannot be asked.</remarks>
    public static void Close()
    {
        if (!OperatingSystem.IsLinux() || !Directory.Exists(Own))
            return;
        foreach (var path in Directory.GetFiles(Own))
            if (
                int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var descriptor)
                && descriptor > LastStandardStream
                && IsInherited(path)
            )
                new SafeFileHandle(descriptor, ownsHandle: true).Dispose();
    }

    private static bool IsInherited(string path)
    {
        try
        {
            return IsInherited(File.ReadLines(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // it was open for the list of files only
        }
    }

    /// <param name="info">The lines of <c>/proc/self/fdinfo/N</c>.</param>
    internal static bool IsInherited(IEnumerable<string> info) =>
        info.FirstOrDefault(line => line.StartsWith("flags:", StringComparison.Ordinal)) is { } flags
        && (Convert.ToInt32(flags["flags:".Length..].Trim(), 8) & CloseOnExec) == 0;
}
