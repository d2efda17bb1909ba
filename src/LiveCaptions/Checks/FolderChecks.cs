using LiveCaptions.Health;
using LiveCaptions.Models;
using LiveCaptions.Settings;

namespace LiveCaptions.Checks;

/// <summary>Whether what is kept on disk can be written: log, saved settings, tokens, the text file.</summary>
internal static class FolderChecks
{
    /// <summary>Logs and subtitles of a long event need less.</summary>
    private const long MinFreeBytes = 200L * 1024 * 1024;

    public static IEnumerable<Finding> Look(ServiceSettings settings) => Look(FoldersOf(settings), Disk.FreeBytes);

    /// <param name="free">Free bytes of the disk with a folder.</param>
    public static IEnumerable<Finding> Look(IEnumerable<string> folders, Func<string, long> free)
    {
        var good = new List<string>();
        foreach (var folder in folders.Distinct())
        {
            if (WhyNotWritable(folder) is { } cause)
                yield return new(
                    Mark.Bad,
                    Problem.FolderClosed.About(folder),
                    cause,
                    "Give this user the right to write there, or name another folder."
                );
            else if (free(folder) < MinFreeBytes)
                yield return new(
                    Mark.Doubtful,
                    Problem.DiskFull.About(folder),
                    $"{free(folder) / 1024 / 1024} MB are free; log and subtitles end when none are.",
                    "Free at least 200 MB."
                );
            else
                good.Add(folder);
        }
        if (good.Count > 0)
            yield return new(Mark.Good, $"{string.Join(", ", good)} can be written to.");
    }

    private static IEnumerable<string> FoldersOf(ServiceSettings settings)
    {
        yield return settings.Log.Folder ?? ProgramFiles.Logs;
        yield return Path.GetDirectoryName(ProgramFiles.Saved)!;
        yield return settings.Server.KeptIn;
        if (settings.TextFile.Path.Length > 0 && Path.GetDirectoryName(Path.GetFullPath(settings.TextFile.Path)) is { } folder)
            yield return folder;
    }

    /// <summary>Tries to write where the folder is, or where it will be made.</summary>
    private static string? WhyNotWritable(string folder)
    {
        var there = new DirectoryInfo(Path.GetFullPath(folder));
        while (!there.Exists && there.Parent is { } parent)
        {
            if (File.Exists(there.FullName))
                return $"{there.FullName} is a file, not a folder.";
            there = parent;
        }
        try
        {
            var probe = Path.Combine(there.FullName, Path.GetRandomFileName());
            using var file = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }
}
