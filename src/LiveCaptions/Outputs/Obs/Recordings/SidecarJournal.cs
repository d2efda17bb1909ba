using System.Text;
using LiveCaptions.Files;

namespace LiveCaptions.Outputs.Obs.Recordings;

/// <summary>
/// The words of one recorded file on disk, each written at once, so that a crash of ours loses none. The process that has it open owns it:
/// no other one reads, writes or deletes it.
/// </summary>
/// <remarks>Lines that a full disk does not take wait in memory and are written with the next ones.</remarks>
internal sealed class SidecarJournal : IDisposable
{
    private const string Extension = ".jsonl";

    private readonly string path;
    private readonly StringBuilder waiting = new();
    private FileStream? file;
    private bool isDeleted;

    private SidecarJournal(string path) => this.path = path;

    /// <summary>When an earlier run last wrote to the journal.</summary>
    public DateTimeOffset LastWritten { get; private init; }

    /// <summary>The id of the journal.</summary>
    public string Id => Path.GetFileNameWithoutExtension(path);

    /// <summary>Why lines wait in memory; null if none do.</summary>
    public string? Trouble { get; private set; }

    /// <summary>True if lines are not safe from a power failure yet.</summary>
    public bool IsDirty { get; private set; }

    /// <summary>Prepares a new journal, which is created with its first line.</summary>
    /// <param name="folder">The folder of all journals.</param>
    /// <param name="id">Identifies the journal.</param>
    public static SidecarJournal Create(string folder, string id) => new(Path.Combine(folder, id + Extension));

    /// <summary>Journals that have no living owner, the oldest first; they are ours from now on.</summary>
    public static IEnumerable<SidecarJournal> ClaimAll(string folder)
    {
        if (!Directory.Exists(folder))
            yield break;
        foreach (var path in Directory.EnumerateFiles(folder, "*" + Extension).Order(StringComparer.Ordinal).ToList())
            if (OwnedFile.Claim(path) is { } file)
                yield return new(path) { file = file, LastWritten = new(File.GetLastWriteTimeUtc(path)) };
    }

    /// <summary>Hands a line to the system, which keeps it whatever becomes of this process.</summary>
    public void Append(JournalLine line)
    {
        if (isDeleted)
            return;
        waiting.Append(line.ToJson()).Append('\n');
        IsDirty = true;
        Write();
    }

    /// <summary>Writes everything through to the disk, so that not even a power failure loses it.</summary>
    public void Flush()
    {
        Write();
        if (Trouble is not null)
            return;
        Try(() => file?.Flush(flushToDisk: true));
        IsDirty = Trouble is not null;
    }

    /// <summary>All whole lines.</summary>
    public IReadOnlyList<JournalLine> Read()
    {
        IReadOnlyList<JournalLine> lines = [];
        Try(() =>
        {
            var bytes = new byte[file!.Length];
            file.Position = 0;
            file.ReadExactly(bytes);
            lines = [.. JournalLine.ReadAll(Encoding.UTF8.GetString(bytes))];
            // A line that a crash cut off must not swallow the next one.
            if (bytes is [.., not (byte)'\n'])
                waiting.Append('\n');
        });
        return lines;
    }

    /// <summary>Deletes the journal once the subtitles are written.</summary>
    public void Delete()
    {
        isDeleted = true;
        Try(() => File.Delete(path));
        Dispose();
    }

    /// <summary>Gives the journal up, for a later run.</summary>
    public void Dispose()
    {
        file?.Dispose();
        file = null;
    }

    private void Write() =>
        Try(() =>
        {
            if (waiting.Length == 0)
                return;
            if (file is null)
            {
                PrivateFolder.Create(Path.GetDirectoryName(path)!);
                file = OwnedFile.Open(path);
            }
            var end = file.Seek(0, SeekOrigin.End);
            try
            {
                file.Write(Encoding.UTF8.GetBytes(waiting.ToString()));
                waiting.Clear();
            }
            catch (IOException)
            {
                file.SetLength(end); // a full disk takes a part of it
                throw;
            }
        });

    private void Try(Action act)
    {
        try
        {
            act();
            Trouble = null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Trouble = e.Message;
        }
    }
}
