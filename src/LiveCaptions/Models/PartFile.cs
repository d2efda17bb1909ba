using System.Text.Json;

namespace LiveCaptions.Models;

/// <summary>What is known of a file whose download has begun; so that it can go on with the very same file later.</summary>
/// <param name="ETag">The server's mark of this version, if it gave a strong one.</param>
/// <param name="Modified">When the server says that it was changed.</param>
/// <param name="Total">All its bytes.</param>
/// <param name="Sha256">What the server says of its content.</param>
internal sealed record PartNote(string? ETag, DateTimeOffset? Modified, long? Total, string? Sha256)
{
    /// <summary>Whether a server can be asked for the rest of the very same file.</summary>
    public bool CanResume => ETag is not null || Modified is not null;
}

/// <summary>As much of a download as has come: it grows at its end, survives the program, and is nobody else's meanwhile.</summary>
internal sealed class PartFile : IDisposable
{
    private readonly FileStream file;
    private readonly string note;

    private PartFile(FileStream file, string note) => (this.file, this.note) = (file, note);

    /// <summary>Bytes that have come.</summary>
    public long Length => file.Length;

    /// <summary>Where it lies.</summary>
    public string Folder => Path.GetDirectoryName(file.Name)!;

    /// <summary>What is known of the file; null: nothing, so that what has come is of no use.</summary>
    public PartNote? Note { get; private set; }

    /// <summary>Opens it, or begins it.</summary>
    /// <exception cref="ModelException">It cannot be written, or another program writes it.</exception>
    public static PartFile Open(string path)
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
                $"{path} cannot be written, so the model was not downloaded: {e.Message.TrimEnd('.')}; if another download of it runs, wait for that one.",
                e
            );
        }
    }

    /// <summary>Forgets what has come; what comes now is of this file.</summary>
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
                File.WriteAllText(note, JsonSerializer.Serialize(known));
        }
        catch (IOException e)
        {
            throw NotWritten(e);
        }
    }

    /// <summary>Adds to its end.</summary>
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

    /// <summary>All of it is on the disk.</summary>
    public void Flush() => file.Flush(flushToDisk: true);

    /// <summary>Deletes what has come of a model.</summary>
    public static void Delete(string path)
    {
        File.Delete(path);
        File.Delete(path + ".json");
    }

    /// <summary>Closes it; where nothing has come, nothing is left.</summary>
    public void Dispose()
    {
        var empty = file.Length == 0;
        file.Dispose();
        if (empty)
            Delete(file.Name);
    }

    private ModelException NotWritten(IOException e) =>
        new($"{file.Name} could not be written, so the download stopped; what has come is kept: {e.Message}", e);

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
