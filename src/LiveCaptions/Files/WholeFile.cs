using System.Text;

namespace LiveCaptions.Files;

/// <summary>Replaces files as a whole: neither a reader nor a crash ever meets half of one.</summary>
/// <remarks>
/// The new content is written to a file beside the old one and then takes its place. The file beside is deleted if that fails.
/// </remarks>
internal static class WholeFile
{
    /// <summary>The ending of the file beside; the process id before it keeps two processes apart.</summary>
    public const string Suffix = ".unfinished";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a text in UTF-8.</summary>
    /// <exception cref="IOException">It could not be written; the old file is unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write it; the old file is unchanged.</exception>
    public static void Write(string path, string text, bool ownerOnly = false, bool toDisk = true) =>
        Write(path, Utf8.GetBytes(text), ownerOnly, toDisk);

    /// <param name="path">The folder must exist.</param>
    /// <param name="bytes">The whole content.</param>
    /// <param name="ownerOnly">Other users may not read the file.</param>
    /// <param name="toDisk">False: a power failure may lose the content, which saves waiting for the disk.</param>
    /// <exception cref="IOException">It could not be written; the old file is unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write it; the old file is unchanged.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes, bool ownerOnly = false, bool toDisk = true)
    {
        var unfinished = $"{path}.{Environment.ProcessId}{Suffix}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (ownerOnly && !OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using (var file = new FileStream(unfinished, options))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: toDisk);
            }
            Replace(unfinished, path);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Puts a finished file in the place of another one on the same disk.</summary>
    public static void Replace(string finished, string path) => File.Move(finished, path, overwrite: true);
}
