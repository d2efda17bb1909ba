using System.Security.Cryptography;
using System.Text;

namespace LiveCaptions.Files;

/// <summary>Replaces files as a whole: neither a reader nor a crash ever meets half of one.</summary>
/// <remarks>
/// The new content is written to a new file in the same folder, which then takes the place of the old one. A path that is a symbolic link
/// stays one: the file that it leads to is replaced. Permissions are kept; other hard links keep the old content.
/// </remarks>
internal static class WholeFile
{
    /// <summary>The beginning of the name of an unfinished file, which is short whatever the name of the file is.</summary>
    public const string Prefix = ".lc-";

    /// <summary>A transcript is seldom longer, so a disk that takes this much takes the transcript.</summary>
    private const int TrialBytes = 1 << 16;

    private const UnixFileMode Permissions = (UnixFileMode)0b111_111_111;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

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
        var target = TargetOf(path);
        var unfinished = BesideOf(target);
        try
        {
            using (var file = Create(unfinished, ownerOnly))
            {
                if (!ownerOnly && !OperatingSystem.IsWindows() && File.Exists(target))
                    File.SetUnixFileMode(file.SafeFileHandle, File.GetUnixFileMode(target) & Permissions);
                file.Write(bytes);
                file.Flush(flushToDisk: toDisk);
            }
            PatientMove.Run(unfinished, target);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Puts a finished file in the place of another one.</summary>
    /// <exception cref="IOException">It could not be put there; the old file is unchanged.</exception>
    public static void Replace(string finished, string path)
    {
        var target = TargetOf(path);
        if (Path.GetDirectoryName(Path.GetFullPath(finished)) == Path.GetDirectoryName(target))
        {
            PatientMove.Run(finished, target);
            return;
        }
        // A link may lead to another disk, where a move is a copy.
        var unfinished = BesideOf(target);
        try
        {
            File.Move(finished, unfinished);
            PatientMove.Run(unfinished, target);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Tries, before work whose result goes there, whether a file can be written; nothing is left behind.</summary>
    /// <exception cref="IOException">The folder is missing, the name too long or a folder's, or the disk full.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write it.</exception>
    public static void Check(string path)
    {
        var target = TargetOf(path);
        // The name itself is tried where it is free: its length may be the problem.
        var trial = File.Exists(target) ? BesideOf(target) : target;
        var file = Create(trial, ownerOnly: true);
        try
        {
            // Windows deletes no file that is open.
            using (file)
            {
                file.Write(new byte[TrialBytes]);
                file.Flush(flushToDisk: false);
            }
        }
        finally
        {
            File.Delete(trial);
        }
    }

    private static string TargetOf(string path)
    {
        var target = SymbolicLinks.Follow(path);
        return Directory.Exists(target) ? throw new IOException($"{path} is a folder, so no file can be written there") : target;
    }

    private static string BesideOf(string target) =>
        Path.Combine(Path.GetDirectoryName(target)!, Prefix + RandomNumberGenerator.GetHexString(8, lowercase: true));

    /// <summary>Creates a file that does not exist; a link that somebody has put there is an error.</summary>
    private static FileStream Create(string path, bool ownerOnly)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (ownerOnly && !OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return new(path, options);
    }
}
