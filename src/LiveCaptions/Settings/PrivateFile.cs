using System.Text;

namespace LiveCaptions.Settings;

/// <summary>A file for its owner alone, since it may hold a secret: written whole or not at all.</summary>
internal static class PrivateFile
{
    /// <summary>Writes lines of text.</summary>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text + Environment.NewLine));

    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var unfinished = $"{path}.{Environment.ProcessId}.unfinished";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using (var file = new FileStream(unfinished, options))
                file.Write(bytes);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
