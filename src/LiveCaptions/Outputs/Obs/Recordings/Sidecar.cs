using System.Text;
using System.Text.Json;
using LiveCaptions.Captions;
using LiveCaptions.Exports;
using LiveCaptions.Whisper;

namespace LiveCaptions.Outputs.Obs.Recordings;

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
    public int Count => words.Count(word => word.Text.Length > 0);

    /// <summary>How far into the file its words reach.</summary>
    public TimeSpan Reach { get; private set; }

    /// <summary>By how much OBS's duration was behind when it was recorded.</summary>
    public TimeSpan Lag { get; private set; }

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
        if (Recording == recording)
            return;
        Append(new Line(recording, "", false, 0, 0));
        Recording = recording;
    }

    /// <summary>OBS's duration is so much behind: whoever goes on after a crash must know.</summary>
    public void Note(TimeSpan lag)
    {
        Append(new Line(null, "", false, 0, 0, Lag: lag.TotalSeconds));
        Lag = lag;
    }

    /// <summary>Takes a word that is heard at this time of the file.</summary>
    public void Add(SettledWord word, TimeSpan start, TimeSpan end)
    {
        var line = new Line(null, word.Text, word.Joined, start.TotalSeconds, end.TotalSeconds, word.Number);
        Append(line);
        Take(line);
    }

    /// <summary>A person's text for a word that is in it, none to leave it out.</summary>
    /// <returns>False if it has no such word.</returns>
    public bool Correct(WordCorrection correction)
    {
        if (!words.Exists(word => word.Number == correction.Number))
            return false;
        var line = new Line(null, correction.Text, false, 0, 0, correction.Number, Corrects: true);
        Append(line);
        Take(line);
        return true;
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
        var transcript = new RecordingTranscript(
            Path.GetFileName(Recording!),
            null,
            AudioTime.Zero,
            [.. words.Where(w => w.Text.Length > 0).OrderBy(w => w.Start.Samples)]
        );
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
        foreach (var word in other.words)
            Add(word, word.Start.SinceStart, word.End.SinceStart);
        other.Delete();
    }

    /// <summary>The subtitles are written; the journal is not needed any more.</summary>
    public void Delete() => File.Delete(journal);

    private static Sidecar Read(string path)
    {
        var sidecar = new Sidecar(path) { Touched = new(File.GetLastWriteTimeUtc(path)) };
        foreach (var text in File.ReadLines(path))
        {
            if (Parsed(text) is not { } line)
                continue; // the last line may be half written
            if (line.Recording is { } recording)
                sidecar.Recording = recording;
            if (line.Lag > 0)
                sidecar.Lag = TimeSpan.FromSeconds(line.Lag);
            if (line.Text.Length > 0 || line.Corrects)
                sidecar.Take(line);
        }
        // Numbers begin anew with every run.
        for (var n = 0; n < sidecar.words.Count; n++)
            sidecar.words[n] = sidecar.words[n] with { Number = 0 };
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

    private void Take(Line line)
    {
        if (line.Corrects && words.FindLastIndex(word => word.Number == line.Number) is var at)
        {
            if (at >= 0)
                words[at] = words[at] with { Text = line.Text };
            return;
        }
        words.Add(
            new(line.Text, line.Joined, AudioTime.FromSeconds(line.Start), AudioTime.FromSeconds(line.End), 1) { Number = line.Number }
        );
        if (TimeSpan.FromSeconds(line.End) is var reach && reach > Reach)
            Reach = reach;
    }

    private void Append(Line line) => File.AppendAllText(journal, JsonSerializer.Serialize(line) + "\n");

    /// <summary>A line of the journal: a word, a person's text for one, the recording's name, or OBS's lag.</summary>
    private sealed record Line(
        string? Recording,
        string Text,
        bool Joined,
        double Start,
        double End,
        long Number = 0,
        bool Corrects = false,
        double Lag = 0
    );
}
