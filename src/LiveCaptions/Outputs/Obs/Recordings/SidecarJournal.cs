using System.Text.Json;

namespace LiveCaptions.Outputs.Obs.Recordings;

/// <summary>A line of the journal: a word, a person's text for a word, the recording's name, or OBS's lag.</summary>
/// <remarks>Names and defaults are the file format: journals of earlier versions are read.</remarks>
/// <param name="Recording">The recorded file; null on other lines.</param>
/// <param name="Start">Seconds into the recorded file, as <paramref name="End"/>.</param>
/// <param name="Corrects">True if the text replaces that of the word with this number.</param>
/// <param name="Lag">Seconds by which OBS's duration is behind.</param>
internal sealed record JournalLine(
    string? Recording,
    string Text,
    bool Joined,
    double Start,
    double End,
    long Number = 0,
    bool Corrects = false,
    double Lag = 0
);

/// <summary>The words of one recorded file on disk, each written at once, so that a crash of ours loses none.</summary>
internal sealed class SidecarJournal
{
    private const string Extension = ".jsonl";
    private readonly string path;

    private SidecarJournal(string path) => this.path = path;

    /// <summary>When the journal was last written.</summary>
    public DateTimeOffset LastWritten => new(File.GetLastWriteTimeUtc(path));

    /// <summary>Prepares a new journal.</summary>
    /// <param name="folder">The folder of all journals.</param>
    /// <param name="id">Identifies the journal.</param>
    /// <exception cref="IOException">The folder cannot be created.</exception>
    public static SidecarJournal Create(string folder, string id)
    {
        Directory.CreateDirectory(folder);
        return new(Path.Combine(folder, id + Extension));
    }

    /// <summary>Journals that an earlier run left behind, the oldest first.</summary>
    public static IEnumerable<SidecarJournal> LeftIn(string folder) =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*" + Extension).Order(StringComparer.Ordinal).Select(path => new SidecarJournal(path))
            : [];

    /// <summary>Writes a line through to the disk.</summary>
    /// <exception cref="IOException">The journal cannot be written.</exception>
    public void Append(JournalLine line) => File.AppendAllText(path, JsonSerializer.Serialize(line) + "\n");

    /// <summary>All whole lines; the last one may have been cut off by a crash.</summary>
    public IEnumerable<JournalLine> Read() => File.ReadLines(path).Select(Parse).OfType<JournalLine>();

    /// <summary>Deletes the journal once the subtitles are written.</summary>
    public void Delete() => File.Delete(path);

    private static JournalLine? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<JournalLine>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
