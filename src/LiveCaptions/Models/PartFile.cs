using System.Text.Json;
using LiveCaptions.Files;

namespace LiveCaptions.Models;

/// <summary>The facts known about a file whose download has begun, by which the same file is resumed later.</summary>
/// <param name="ETag">The server's strong entity tag; null: none.</param>
/// <param name="Modified">The server's time of the last change.</param>
/// <param name="Total">Bytes of the whole file.</param>
/// <param name="Sha256">The digest that the server reported.</param>
internal sealed record PartNote(string? ETag, DateTimeOffset? Modified, long? Total, string? Sha256)
{
    /// <summary>Whether the rest of the same file can be requested.</summary>
    public bool CanResume => ETag is not null || Modified is not null;
}

/// <summary>The downloaded part of a file: it grows at its end, survives the program, and is locked for other programs.</summary>
internal sealed class PartFile : IDisposable
{
    private readonly FileStream file;
    private readonly string note;

    private PartFile(FileStream file, string note) => (this.file, this.note) = (file, note);

    /// <summary>Bytes downloaded.</summary>
    public long Length => file.Length;

    /// <summary>The folder of the part.</summary>
    public string Folder => Path.GetDirectoryName(file.Name)!;

    /// <summary>The facts known about the file; null: none, so the part cannot be resumed.</summary>
    public PartNote? Note { get; private set; }

    /// <summary>Opens or creates the part.</summary>
    /// <exception cref="ModelException">It cannot be written, or another program is writing it.</exception>
    public static PartFile Open(string path, DownloadSubject subject)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var part = new PartFile(
                new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.Asynchronous),
                path + ".json"
            );
            part.Note = part.ReadNote();
            if (part.Note is { CanResume: true } || part.Note?.Total == part.Length)
                part.file.Seek(0, SeekOrigin.End);
            else
                part.Begin(null);
            return part;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelException(
                $"{path} cannot be written, so the {subject.Noun} was not downloaded: {e.Message.TrimEnd('.')}; if another download of it runs, wait for that one.",
                e
            );
        }
    }

    /// <summary>Discards the downloaded bytes and starts this file.</summary>
    /// <exception cref="ModelException">The disk is full or failed.</exception>
    public void Begin(PartNote? known)
    {
        try
        {
            file.SetLength(0);
            Note = known;
            if (known is null)
                File.Delete(note);
            else
                WholeFile.Write(note, JsonSerializer.Serialize(known));
        }
        catch (IOException e)
        {
            throw NotWritten(e);
        }
    }

    /// <summary>Appends bytes.</summary>
    /// <exception cref="ModelException">The disk is full or failed.</exception>
    public async Task AddAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        try
        {
            await file.WriteAsync(bytes, stop);
        }
        catch (IOException e)
        {
            throw NotWritten(e);
        }
    }

    /// <summary>Writes everything to the disk.</summary>
    public void Flush() => file.Flush(flushToDisk: true);

    /// <summary>Deletes a part with its note.</summary>
    public static void Delete(string path)
    {
        File.Delete(path);
        File.Delete(path + ".json");
    }

    /// <summary>Closes the part; an empty one is deleted.</summary>
    public void Dispose()
    {
        var empty = file.Length == 0;
        file.Dispose();
        if (empty)
            Delete(file.Name);
    }

    private ModelException NotWritten(IOException e) =>
        new($"{file.Name} could not be written, so the download stopped; the downloaded part is kept: {e.Message}", e);

    private PartNote? ReadNote()
    {
        try
        {
            return File.Exists(note) && Length > 0 ? JsonSerializer.Deserialize<PartNote>(File.ReadAllText(note)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
