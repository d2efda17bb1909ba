using System.Text;
using LiveCaptions.Files;

namespace LiveCaptions.Settings;

/// <summary>A file that may hold a secret: only its owner may read it.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes a text and a line end; the folder is created if needed.</summary>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text + Environment.NewLine));

    /// <summary>Takes the rights of all others away, in case a copy or a backup has given them.</summary>
    public static void Restrict(string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerOnly) != 0)
            File.SetUnixFileMode(path, OwnerOnly);
    }

    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SymbolicLinks.Follow(path))!);
        WholeFile.Write(path, bytes, ownerOnly: true);
    }
}
