using System.Text;
using LiveCaptions.Files;

namespace LiveCaptions.Settings;

/// <summary>A file that may hold a secret: only its owner may read it.</summary>
internal static class PrivateFile
{
    /// <summary>Writes a text and a line end; the folder is created if needed.</summary>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text + Environment.NewLine));

    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SymbolicLinks.Follow(path))!);
        WholeFile.Write(path, bytes, ownerOnly: true);
    }
}
