using System.Security.Cryptography;
using System.Text;

namespace LiveCaptions.Files;

/// <summary>Remembers what this program has written, so that a file made or changed by a person is never replaced.</summary>
/// <param name="folder">Holds a file for each file written; processes may share it.</param>
/// <param name="writer">Tells apart those who write side by side, e.g. two services at one OBS.</param>
/// <remarks>Threading: safe for different paths.</remarks>
internal sealed class WrittenFiles(string folder, string writer)
{
    private const int MaxRecords = 4000;
    private const int MaxNames = 99;

    private readonly Dictionary<string, string> written = [];
    private readonly Lock sync = new();

    /// <summary>Writes a text to the wanted file, or beside it if that one is somebody's own.</summary>
    /// <returns>The file written: <c>film.srt</c>, otherwise <c>film.captions.srt</c> or <c>film.captions-2.srt</c> …</returns>
    /// <exception cref="IOException">It could not be written; no file has changed.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write it; no file has changed.</exception>
    public string Write(string wanted, string text)
    {
        var path = Choose(wanted);
        WholeFile.Write(path, text);
        Remember(path, DigestOf(Encoding.UTF8.GetBytes(text)));
        return path;
    }

    /// <summary>The file that <see cref="Write"/> would write.</summary>
    public string Choose(string wanted)
    {
        var start = Path.Combine(Path.GetDirectoryName(wanted) ?? "", Path.GetFileNameWithoutExtension(wanted)) + ".captions";
        var ending = Path.GetExtension(wanted);
        return Enumerable
            .Range(2, MaxNames)
            .Select(number => $"{start}-{number}{ending}")
            .Prepend(start + ending)
            .Prepend(wanted)
            .FirstOrDefault(path => IsFree(path) || IsOurs(path))
            ?? throw new IOException($"{wanted} and {MaxNames} names beside it are taken by other files");
    }

    private static bool IsFree(string path) => new FileInfo(path) is { Exists: false, LinkTarget: null } && !Directory.Exists(path);

    private bool IsOurs(string path)
    {
        lock (sync)
            return File.Exists(path)
                && (written.GetValueOrDefault(path) ?? ReadRecord(path)) is { } record
                && record == RecordOf(DigestOf(File.ReadAllBytes(path)));
    }

    private void Remember(string path, string digest)
    {
        lock (sync)
        {
            written[path] = RecordOf(digest);
            try
            {
                PrivateFolder.Create(folder);
                foreach (var old in new DirectoryInfo(folder).GetFiles().OrderByDescending(file => file.LastWriteTimeUtc).Skip(MaxRecords))
                    old.Delete();
                WholeFile.Write(RecordFile(path), written[path], ownerOnly: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Until the program ends it knows without the record; afterwards the file counts as somebody's own.
            }
        }
    }

    private string? ReadRecord(string path)
    {
        try
        {
            return File.Exists(RecordFile(path)) ? File.ReadAllText(RecordFile(path)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string RecordFile(string path) => Path.Combine(folder, DigestOf(Encoding.UTF8.GetBytes(Path.GetFullPath(path)))[..32]);

    private string RecordOf(string digest) => $"{digest}  {writer}\n";

    private static string DigestOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
