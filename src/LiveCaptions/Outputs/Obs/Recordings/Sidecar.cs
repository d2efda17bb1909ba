using LiveCaptions.Captions;
using LiveCaptions.Exports;
using LiveCaptions.Whisper;

namespace LiveCaptions.Outputs.Obs.Recordings;

/// <summary>
/// The subtitles of one recorded file: its words by their time in it. They are written whole when the file is complete, and whole
/// again when late words arrive; until then the journal keeps them.
/// </summary>
internal sealed class Sidecar
{
    /// <summary>No recording has more; a damaged number may be anything.</summary>
    private const int MostVoices = 100_000;

    private readonly List<SubtitleWord> words = [];
    private readonly List<SidecarJournal> journals;

    private int voices; // those of earlier runs: each run numbers its own from 1

    private Sidecar(SidecarJournal journal) => journals = [journal];

    /// <summary>Identifies the journal.</summary>
    public string Id => Journal.Id;

    /// <summary>Whose subtitles these are; null in journals of earlier versions.</summary>
    public SidecarOwner? Owner { get; private set; }

    /// <summary>The recorded file; null until OBS has named it.</summary>
    public string? Recording { get; private set; }

    /// <summary>The file with which the recording began; null if OBS did not name it.</summary>
    public string? Session { get; private set; }

    /// <summary>Number of words.</summary>
    public int Count => words.Count(word => word.Text.Length > 0);

    /// <summary>The end of the last word.</summary>
    public FileTime Reach { get; private set; }

    /// <summary>How far OBS's duration was behind during the recording.</summary>
    public TimeSpan Lag { get; private set; }

    /// <summary>When an earlier run last wrote to the journal.</summary>
    public DateTimeOffset LastWritten => Journal.LastWritten;

    /// <summary>Why words are kept in memory only; null if they are on the disk.</summary>
    public string? Trouble => Journal.Trouble;

    /// <summary>True if words are not safe from a power failure yet.</summary>
    public bool IsDirty => Journal.IsDirty;

    private SidecarJournal Journal => journals[0];

    /// <summary>Begins the subtitles of a recorded file.</summary>
    /// <param name="journal">A new journal.</param>
    /// <param name="owner">Whose subtitles these are.</param>
    /// <param name="recording">The recorded file; null if OBS has not named it yet.</param>
    /// <param name="session">The file with which the recording began, if OBS named it.</param>
    public static Sidecar Begin(SidecarJournal journal, SidecarOwner owner, string? recording, string? session)
    {
        var sidecar = new Sidecar(journal)
        {
            Owner = owner,
            Recording = recording,
            Session = session,
        };
        journal.Append(new(recording, "", false, 0, 0, Obs: owner.Obs, Track: owner.Track, Session: session));
        return sidecar;
    }

    /// <summary>Reads the subtitles that an earlier run left behind; they may be continued.</summary>
    public static Sidecar Read(SidecarJournal journal)
    {
        var sidecar = new Sidecar(journal);
        foreach (var line in journal.Read())
        {
            sidecar.Recording = line.Recording ?? sidecar.Recording;
            sidecar.Session = line.Session ?? sidecar.Session;
            sidecar.Lag = line.LagFound ?? sidecar.Lag;
            if (line is { Obs: { } obs, Track: { } track })
                sidecar.Owner = new(obs, track);
            sidecar.Apply(line);
        }
        sidecar.voices = sidecar.words.Select(word => word.Speaker).DefaultIfEmpty().Max();
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
        Journal.Append(new(recording, "", false, 0, 0));
        Recording = recording;
    }

    /// <summary>Notes how far OBS's duration is behind, for a run that continues after a crash.</summary>
    public void SetLag(TimeSpan lag)
    {
        Journal.Append(new(null, "", false, 0, 0, Lag: lag.TotalSeconds));
        Lag = lag;
    }

    /// <summary>Adds a word at its time in the file.</summary>
    public void Add(SettledWord word, FileTime start, FileTime end)
    {
        var line = new JournalLine(null, word.Text, word.Joined, start.Seconds, end.Seconds, word.Number)
        {
            Speaker = word.Speaker > 0 ? word.Speaker + voices : null,
        };
        Journal.Append(line);
        Apply(line);
    }

    /// <summary>Replaces the text of a word by a person's; empty leaves the word out.</summary>
    /// <returns>False if there is no such word.</returns>
    public bool Correct(WordCorrection correction)
    {
        if (!words.Exists(word => word.Number == correction.Number))
            return false;
        var line = new JournalLine(null, correction.Text, false, 0, 0, correction.Number, Corrects: true);
        Journal.Append(line);
        Apply(line);
        return true;
    }

    /// <summary>
    /// Takes in the words of another one of the same file. Its journal stays beside this one's, since a crash between copying words and
    /// deleting them would double them.
    /// </summary>
    public void Absorb(Sidecar other)
    {
        words.AddRange(other.words);
        journals.AddRange(other.journals);
        if (other.Reach.SinceStart > Reach.SinceStart)
            Reach = other.Reach;
    }

    /// <summary>The words as exports take them.</summary>
    /// <param name="name">The name of the recorded file.</param>
    public RecordingTranscript ToTranscript(string name) =>
        new(
            name,
            null,
            AudioTime.Zero,
            [.. words.Where(word => word.Text.Length > 0).Select(word => word.ToExport()).OrderBy(word => word.Start.Samples)]
        );

    /// <summary>Writes words through to the disk.</summary>
    public void Flush() => Journal.Flush();

    /// <summary>Deletes the journal once the subtitles are written.</summary>
    public void Delete() => journals.ForEach(journal => journal.Delete());

    /// <summary>Gives the journal up, for a later run.</summary>
    public void Leave() => journals.ForEach(journal => journal.Dispose());

    private void Apply(JournalLine line)
    {
        if (line is { Corrects: true, Number: > 0 } && words.FindLastIndex(word => word.Number == line.Number) is >= 0 and var at)
            words[at] = words[at] with { Text = line.Text ?? "" };
        if (!line.IsWord)
            return;
        var added = new SubtitleWord(
            line.Text!,
            line.Joined,
            FileTime.FromSeconds(line.Start),
            FileTime.FromSeconds(line.End),
            line.Number,
            line.Speaker is > 0 and < MostVoices and var speaker ? speaker : 0
        );
        words.Add(added);
        if (added.End.SinceStart > Reach.SinceStart)
            Reach = added.End;
    }

    /// <summary>A word of the subtitles.</summary>
    private readonly record struct SubtitleWord(string Text, bool Joined, FileTime Start, FileTime End, long Number, int Speaker)
    {
        public SettledWord ToExport() => new(Text, Joined, Start.ToAudioTime(), End.ToAudioTime(), 1) { Speaker = Speaker };
    }
}
