using LiveCaptions.Captions;
using LiveCaptions.Exports;
using LiveCaptions.Files;
using LiveCaptions.Whisper;

namespace LiveCaptions.Outputs.Obs.Recordings;

/// <summary>
/// The subtitles of one recorded file: its words by their time in it. They are written whole when the file is complete, and whole
/// again when late words arrive; until then the journal keeps them.
/// </summary>
internal sealed class Sidecar
{
    private readonly List<SubtitleWord> words = [];
    private readonly SidecarJournal journal;

    private Sidecar(SidecarJournal journal) => this.journal = journal;

    /// <summary>The recorded file; null until OBS has named it.</summary>
    public string? Recording { get; private set; }

    /// <summary>Number of words.</summary>
    public int Count => words.Count(word => word.Text.Length > 0);

    /// <summary>The end of the last word.</summary>
    public FileTime Reach { get; private set; }

    /// <summary>How far OBS's duration was behind during the recording.</summary>
    public TimeSpan Lag { get; private set; }

    /// <summary>When an earlier run last wrote to the journal.</summary>
    public DateTimeOffset LastWritten { get; private init; }

    /// <summary>Begins the subtitles of a recorded file.</summary>
    /// <param name="folder">The folder of all journals.</param>
    /// <param name="journalId">Identifies the journal.</param>
    /// <param name="recording">The recorded file; null if OBS has not named it yet.</param>
    /// <exception cref="IOException">The journal cannot be written.</exception>
    public static Sidecar Begin(string folder, string journalId, string? recording)
    {
        var sidecar = new Sidecar(SidecarJournal.Create(folder, journalId));
        sidecar.journal.Append(new(recording, "", false, 0, 0));
        sidecar.Recording = recording;
        return sidecar;
    }

    /// <summary>Reads the subtitles that an earlier run left behind.</summary>
    public static Sidecar Read(SidecarJournal journal)
    {
        var sidecar = new Sidecar(journal) { LastWritten = journal.LastWritten };
        foreach (var line in journal.Read())
        {
            if (line.Recording is { } recording)
                sidecar.Recording = recording;
            if (line.Lag > 0)
                sidecar.Lag = TimeSpan.FromSeconds(line.Lag);
            if (line.Text.Length > 0 || line.Corrects)
                sidecar.Apply(line);
        }
        // Every run numbers its words from the beginning, so a correction must not find these.
        for (var n = 0; n < sidecar.words.Count; n++)
            sidecar.words[n] = sidecar.words[n] with { Number = 0 };
        return sidecar;
    }

    /// <summary>OBS has named the recorded file.</summary>
    public void SetRecording(string recording)
    {
        if (Recording == recording)
            return;
        journal.Append(new(recording, "", false, 0, 0));
        Recording = recording;
    }

    /// <summary>Notes how far OBS's duration is behind, for a run that continues after a crash.</summary>
    public void SetLag(TimeSpan lag)
    {
        journal.Append(new(null, "", false, 0, 0, Lag: lag.TotalSeconds));
        Lag = lag;
    }

    /// <summary>Adds a word at its time in the file.</summary>
    public void Add(SettledWord word, FileTime start, FileTime end) => Add(new(word.Text, word.Joined, start, end, word.Number));

    /// <summary>Replaces the text of a word by a person's; empty leaves the word out.</summary>
    /// <returns>False if there is no such word.</returns>
    public bool Correct(WordCorrection correction)
    {
        if (!words.Exists(word => word.Number == correction.Number))
            return false;
        var line = new JournalLine(null, correction.Text, false, 0, 0, correction.Number, Corrects: true);
        journal.Append(line);
        Apply(line);
        return true;
    }

    /// <summary>Adds all words of another one, whose journal is deleted.</summary>
    public void Merge(Sidecar other)
    {
        foreach (var word in other.words)
            Add(word);
        other.Delete();
    }

    /// <summary>Writes the subtitles; existing files are replaced only by complete ones.</summary>
    /// <param name="folder">Null to write beside the recording.</param>
    /// <param name="formats">E.g. <c>srt+vtt</c>.</param>
    /// <returns>The files written.</returns>
    /// <exception cref="IOException">The files cannot be written.</exception>
    public IReadOnlyList<string> Write(string? folder, string formats)
    {
        var files = new List<string>();
        var into = folder ?? Path.GetDirectoryName(Recording!)!;
        var transcript = new RecordingTranscript(
            Path.GetFileName(Recording!),
            null,
            AudioTime.Zero,
            [.. words.Where(word => word.Text.Length > 0).Select(word => word.ToExport()).OrderBy(word => word.Start.Samples)]
        );
        foreach (var format in formats.Split('+').Select(name => Enum.Parse<TranscriptFormat>(name, ignoreCase: true)))
        {
            var path = Path.Combine(into, Path.GetFileNameWithoutExtension(Recording!) + "." + format.ToString().ToLowerInvariant());
            WholeFile.Write(path, TranscriptText.Write(transcript, format));
            files.Add(path);
        }
        return files;
    }

    /// <summary>Deletes the journal once the subtitles are written.</summary>
    public void Delete() => journal.Delete();

    private void Add(SubtitleWord word)
    {
        var line = new JournalLine(null, word.Text, word.Joined, word.Start.Seconds, word.End.Seconds, word.Number);
        journal.Append(line);
        Apply(line);
    }

    private void Apply(JournalLine line)
    {
        if (line.Corrects)
        {
            if (words.FindLastIndex(word => word.Number == line.Number) is >= 0 and var at)
                words[at] = words[at] with { Text = line.Text };
            return;
        }
        var added = new SubtitleWord(line.Text, line.Joined, FileTime.FromSeconds(line.Start), FileTime.FromSeconds(line.End), line.Number);
        words.Add(added);
        if (added.End.SinceStart > Reach.SinceStart)
            Reach = added.End;
    }

    /// <summary>A word of the subtitles.</summary>
    private readonly record struct SubtitleWord(string Text, bool Joined, FileTime Start, FileTime End, long Number)
    {
        public SettledWord ToExport() => new(Text, Joined, Start.ToAudioTime(), End.ToAudioTime(), 1);
    }
}
