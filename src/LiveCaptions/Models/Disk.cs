namespace LiveCaptions.Models;

/// <summary>The disk that models lie on.</summary>
internal static class Disk
{
    /// <summary>Bytes that this user may still write into a folder, which need not exist; where nobody can tell, all that is wanted.</summary>
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
