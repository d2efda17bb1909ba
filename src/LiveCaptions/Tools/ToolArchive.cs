using System.Globalization;
using System.IO.Compression;
using LiveCaptions.Files;
using LiveCaptions.Models;

namespace LiveCaptions.Tools;

/// <summary>Unpacks named entries of a zip archive to places that the archive has no say in.</summary>
internal static class ToolArchive
{
    /// <summary>No program that is pulled is nearly as large.</summary>
    private const long MaxBytes = 1L << 30;

    private const UnixFileMode Executable = (UnixFileMode)0b111_101_101;

    /// <summary>Unpacks all of the entries, or none.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="wanted">Names of entries and the full paths of their files.</param>
    /// <param name="free">Free bytes of the disk with a folder.</param>
    /// <exception cref="ModelException">An entry is missing or damaged, or a file cannot be written; no file has changed.</exception>
    public static void Unpack(string archive, IReadOnlyDictionary<string, string> wanted, Func<string, long> free)
    {
        var unpacked = new List<(string Unfinished, string Path)>();
        try
        {
            using var zip = ZipFile.OpenRead(archive);
            var entries = wanted
                .Select(file => (Entry: zip.GetEntry(file.Key) ?? throw NotIn(archive, file.Key), Path: file.Value))
                .ToList();
            Allow(entries.Sum(file => file.Entry.Length), Path.GetDirectoryName(archive)!, free);
            foreach (var (entry, path) in entries)
            {
                unpacked.Add((path + ".new", path));
                Copy(entry, path + ".new");
            }
            foreach (var (unfinished, path) in unpacked)
                WholeFile.Replace(unfinished, path);
        }
        catch (InvalidDataException e)
        {
            throw new ModelException($"{archive} is no archive that can be unpacked, so nothing was installed: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelException(
                $"The program could not be unpacked: {e.Message.TrimEnd('.')}. If LiveCaptions runs, stop it, and try again; the download is kept.",
                e
            );
        }
        finally
        {
            foreach (var (unfinished, _) in unpacked)
                File.Delete(unfinished);
        }
    }

    private static void Copy(ZipArchiveEntry entry, string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = Executable;
        using var file = new FileStream(path, options);
        using var content = entry.Open();
        var block = new byte[1 << 16];
        for (var left = entry.Length; content.Read(block) is > 0 and var count; )
        {
            // The length that the archive states has been allowed, and no more than that.
            if ((left -= count) < 0)
                throw new InvalidDataException($"{entry.FullName} is longer than it says.");
            file.Write(block, 0, count);
        }
        file.Flush(flushToDisk: true);
    }

    private static void Allow(long bytes, string folder, Func<string, long> free)
    {
        if (bytes > MaxBytes || free(folder) is var there && there < bytes)
            throw new ModelException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The disk with {folder} has not the {bytes / 1e6:F0} MB that the unpacked program needs, so it was not installed; the download is kept. {ToolPull.Subject.Room}."
                )
            );
    }

    private static ModelException NotIn(string archive, string entry) =>
        new($"{archive} does not hold {entry}, so nothing was installed. Install LiveCaptions again, or a newer version of it.");
}
