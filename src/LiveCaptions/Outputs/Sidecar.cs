using System.Text;
using System.Text.Json;
using LiveCaptions.Exports;
using LiveCaptions.Whisper;

namespace LiveCaptions.Outputs;

/// <summary>
/// The words of one recorded file, by their time in it. Each is written at once to a journal of ours, so that our own crash loses
/// none; the subtitles are written whole, and whole again when late words come.
/// </summary>
internal sealed class Sidecar
{
    private readonly List<SettledWord> words = [];
    private readonly string journal;

    private Sidecar(string journal) => this.journal = journal;

    /// <summary>The recorded file; null: OBS has not said it yet.</summary>
    public string? Recording { get; private set; }

    /// <summary>How many words it has.</summary>
    public int Count => words.Count;

    /// <summary>How far into the file its words reach.</summary>
    public TimeSpan Reach { get; private set; }

    /// <summary>When something was written to the journal last.</summary>
    public DateTimeOffset Touched { get; private set; }

    /// <summary>A new one.</summary>
    /// <param name="folder">Where journals lie.</param>
    /// <param name="name">Of the journal; no other has it.</param>
    /// <param name="recording">Null: not known yet.</param>
    /// <exception cref="IOException">The journal cannot be written.</exception>
    public static Sidecar Begin(string folder, string name, string? recording)
    {
        Directory.CreateDirectory(folder);
        var sidecar = new Sidecar(Path.Combine(folder, name + ".jsonl"));
        sidecar.Append(new Line(recording, "", false, 0, 0));
        sidecar.Recording = recording;
        return sidecar;
    }

    /// <summary>Those that an earlier run left behind, the oldest first.</summary>
    public static IReadOnlyList<Sidecar> LeftIn(string folder) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal).Select(Read)] : [];

    /// <summary>OBS has said which file it is.</summary>
    public void Name(string recording)
    {
        if (Recording == recording) return;
        Append(new Line(recording, "", false, 0, 0));
        Recording = recording;
    }

    /// <summary>Takes a word that is heard at this time of the file.</summary>
    public void Add(SettledWord word, TimeSpan start, TimeSpan end)
    {
        Append(new Line(null, word.Text, word.Joined, start.TotalSeconds, end.TotalSeconds));
        Take(word.Text, word.Joined, start.TotalSeconds, end.TotalSeconds);
    }

    /// <summary>Writes the subtitles; files are replaced by whole ones only.</summary>
    /// <param name="folder">Null: beside the recording.</param>
    /// <param name="formats">E.g. <c>srt+vtt</c>.</param>
    /// <returns>The files.</returns>
    /// <exception cref="IOException">They cannot be written.</exception>
    public IReadOnlyList<string> Write(string? folder, string formats)
    {
        var files = new List<string>();
        var into = folder ?? Path.GetDirectoryName(Recording!)!;
        var transcript = new Transcript(Path.GetFileName(Recording!), null, AudioTime.Zero, [.. words.OrderBy(w => w.Start.Samples)]);
        foreach (var format in formats.Split('+').Select(name => Enum.Parse<TranscriptFormat>(name, ignoreCase: true)))
        {
            var path = Path.Combine(into, Path.GetFileNameWithoutExtension(Recording!) + "." + format.ToString().ToLowerInvariant());
            var unfinished = path + ".unfinished";
            File.WriteAllText(unfinished, TranscriptText.Write(transcript, format), new UTF8Encoding(false));
            File.Move(unfinished, path, overwrite: true);
            files.Add(path);
        }
        return files;
    }

    /// <summary>Everything that the other one has comes into this one, which goes on in its place.</summary>
    public void Join(Sidecar other)
    {
        foreach (var word in other.words) Add(word, word.Start.SinceStart, word.End.SinceStart);
        other.Delete();
    }

    /// <summary>The subtitles are written; the journal is not needed any more.</summary>
    public void Delete() => File.Delete(journal);

    private static Sidecar Read(string path)
    {
        var sidecar = new Sidecar(path) { Touched = new(File.GetLastWriteTimeUtc(path)) };
        foreach (var text in File.ReadLines(path))
        {
            if (Parsed(text) is not { } line) continue;   // the last line may be half written
            if (line.Recording is { } recording) sidecar.Recording = recording;
            if (line.Text.Length > 0) sidecar.Take(line.Text, line.Joined, line.Start, line.End);
        }
        return sidecar;
    }

    private static Line? Parsed(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Take(string text, bool joined, double start, double end)
    {
        words.Add(new(text, joined, AudioTime.FromSeconds(start), AudioTime.FromSeconds(end), 1));
        if (TimeSpan.FromSeconds(end) is var reach && reach > Reach) Reach = reach;
    }

    private void Append(Line line) => File.AppendAllText(journal, JsonSerializer.Serialize(line) + "\n");

    /// <summary>A line of the journal: a word, or the recording's name.</summary>
    private sealed record Line(string? Recording, string Text, bool Joined, double Start, double End);
}
