using System.Security.Cryptography;
using System.Text;

namespace LiveCaptions.Files;

/// <summary>A file that has one owner while it is open: the system's own lock, which ends with the process, however that ends.</summary>
internal static class OwnedFile
{
    /// <summary>Whole locks exist on Unix for handles that share nothing; Windows must be told that an owner may delete the file.</summary>
    private static readonly FileShare Exclusive = OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None;

    /// <summary>Opens the file, which other users may not read, and becomes its owner; it is created if it does not exist.</summary>
    /// <exception cref="IOException">It has another owner, or cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not open it.</exception>
    public static FileStream Open(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = Exclusive,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(path, options);
    }

    /// <summary>Becomes the owner of a name, e.g. of a file that one process only may write; dispose it to give it up.</summary>
    /// <param name="folder">A private folder for such names.</param>
    /// <param name="name">Any text.</param>
    /// <param name="isTaken">True if another process owns it.</param>
    /// <returns>Null if it is taken, or if names cannot be owned because the folder cannot be written.</returns>
    public static IDisposable? Own(string folder, string name, out bool isTaken)
    {
        var path = Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..32] + ".lock");
        isTaken = false;
        try
        {
            PrivateFolder.Create(folder);
            return Open(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            isTaken = e is IOException && File.Exists(path);
            return null;
        }
    }

    /// <summary>Becomes the owner of a file that exists; null if it has an owner who is alive, or is gone.</summary>
    public static FileStream? Claim(string path)
    {
        FileStream? file = null;
        try
        {
            file = new(path, FileMode.Open, FileAccess.ReadWrite, Exclusive, bufferSize: 0);
            // The former owner may have deleted it between our opening and our locking.
            if (File.Exists(path))
                return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
        file.Dispose();
        return null;
    }
}
