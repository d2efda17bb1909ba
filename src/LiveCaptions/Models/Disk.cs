namespace LiveCaptions.Models;

/// <summary>The disk that holds the models.</summary>
internal static class Disk
{
    /// <summary>Free bytes for this user in a folder, which need not exist; <see cref="long.MaxValue"/> if unknown.</summary>
    public static long FreeBytes(string folder)
    {
        try
        {
            var there = new DirectoryInfo(folder);
            while (!there.Exists && there.Parent is { } parent)
                there = parent;
            return new DriveInfo(there.FullName).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return long.MaxValue;
        }
    }
}
