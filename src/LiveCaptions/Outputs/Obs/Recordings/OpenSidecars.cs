using System.Globalization;
using System.Security.Cryptography;
using LiveCaptions.Captions;
using LiveCaptions.Whisper;

namespace LiveCaptions.Outputs.Obs.Recordings;

/// <summary>
/// The subtitles that still take words, of the file being recorded and for a while of files that are complete; and those that could not
/// be written yet.
/// </summary>
internal sealed partial class OpenSidecars(SidecarFolders folders, MonotonicClock clock, OutputStatus status, ILogger logger)
{
    /// <summary>How long after the end of a recording its last words may still settle.</summary>
    public static readonly TimeSpan LateWords = TimeSpan.FromSeconds(15);

    /// <summary>How often writing is tried again, e.g. on a disk that was full.</summary>
    public static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(30);

    /// <summary>A power failure costs the words of this time at most; a crash of ours costs none.</summary>
    public static readonly TimeSpan FlushEvery = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, (Sidecar Sidecar, TimeSpan? EndedAt)> open = [];
    private readonly LeftSidecars left = new(folders, clock.Time);
    private readonly List<Sidecar> unwritten = [];
    private volatile string kept = "";
    private TimeSpan nextTry;
    private TimeSpan flushedAt = -FlushEvery;

    /// <summary>The last words that are on the disk; may be read by any thread.</summary>
    public string Kept => kept;

    /// <summary>True if no file takes words.</summary>
    public bool IsEmpty => open.Count == 0;

    /// <summary>The moment at which <see cref="DoWhatIsDue"/> has something to do; null if it has nothing.</summary>
    public TimeSpan? NextDue
    {
        get
        {
            var closing = open.Values.Min(file => file.EndedAt) + LateWords;
            TimeSpan? flush = open.Values.Any(file => file.Sidecar.IsDirty) ? flushedAt + FlushEvery : null;
            TimeSpan? retry = unwritten.Count > 0 ? nextTry : null;
            return new[] { closing, flush, retry }.Min();
        }
    }

    /// <summary>The subtitles of a file that takes words.</summary>
    public Sidecar this[string journal] => open[journal].Sidecar;

    /// <summary>Looks for subtitles that an earlier run left behind.</summary>
    public void LookForLeft() => left.Look();

    /// <summary>Begins the subtitles of another file.</summary>
    /// <param name="recording">The recorded file; null if OBS has not named it yet.</param>
    /// <param name="session">The file with which the recording began, if OBS named it.</param>
    /// <returns>The id of its journal.</returns>
    public string Begin(string? recording, string? session)
    {
        var journal = string.Create(
            CultureInfo.InvariantCulture,
            // Process ids are given again, in a container at every start.
            $"{clock.Time.GetUtcNow():yyyyMMdd-HHmmss}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}"
        );
        var sidecar = Sidecar.Begin(SidecarJournal.Create(folders.Journals, journal), folders.Owner, recording, session);
        open[journal] = (sidecar, null);
        ReportTrouble(sidecar);
        return journal;
    }

    /// <summary>Continues the subtitles that an earlier run began in the recording in progress.</summary>
    /// <returns>The id of their journal; null if there are none.</returns>
    public string? Continue(string? session, TimeSpan duration)
    {
        if (left.Take(session, duration) is not { } sidecar)
            return null;
        open[sidecar.Id] = (sidecar, null);
        return sidecar.Id;
    }

    /// <summary>The file is complete: writes its subtitles now, and again if late words arrive.</summary>
    public void End(string journal, string? recording)
    {
        var sidecar = open[journal].Sidecar;
        if (recording is not null)
            sidecar.SetRecording(recording);
        open[journal] = (sidecar, clock.Now);
        foreach (var earlier in left.TakeOf(sidecar.Recording))
            sidecar.Absorb(earlier);
        Write(sidecar);
    }

    /// <summary>Adds a word to the subtitles of a file, if the file still takes words.</summary>
    public void Add(string journal, SettledWord word, FileTime start, FileTime end)
    {
        if (!open.TryGetValue(journal, out var file))
            return;
        file.Sidecar.Add(word, start, end);
        ReportTrouble(file.Sidecar);
        if (file.EndedAt is not null)
            Write(file.Sidecar);
        if (file.Sidecar.Trouble is null)
            kept = Tail.Of($"{kept} {word.Text}");
    }

    /// <summary>Applies a person's correction wherever the word is.</summary>
    public void Correct(WordCorrection correction)
    {
        foreach (var (sidecar, endedAt) in open.Values)
            if (sidecar.Correct(correction) && endedAt is not null)
                Write(sidecar);
    }

    /// <summary>Writes words through to the disk, closes files that have been complete long enough, and tries again what failed.</summary>
    public void DoWhatIsDue()
    {
        var now = clock.Now;
        if (now - flushedAt >= FlushEvery)
        {
            flushedAt = now;
            foreach (var (sidecar, _) in open.Values.Where(file => file.Sidecar.IsDirty))
                sidecar.Flush();
        }
        foreach (var (journal, (sidecar, _)) in open.Where(file => file.Value.EndedAt + LateWords <= now).ToList())
        {
            open.Remove(journal);
            Close(sidecar);
        }
        if (unwritten.Count > 0 && now >= nextTry)
            foreach (var sidecar in unwritten.ToList())
            {
                unwritten.Remove(sidecar);
                Close(sidecar);
            }
    }

    /// <summary>Writes the subtitles that an earlier run left behind, of recordings that have ended since.</summary>
    public void Recover()
    {
        foreach (var sidecar in left.TakeAll())
            Close(sidecar);
    }

    /// <summary>Gives all journals up, for a later run.</summary>
    public void Leave()
    {
        foreach (var sidecar in open.Values.Select(file => file.Sidecar).Concat(unwritten))
        {
            sidecar.Flush();
            sidecar.Leave();
        }
        left.Leave();
    }

    /// <summary>Writes the subtitles for the last time; if that fails it is tried again later.</summary>
    private void Close(Sidecar sidecar)
    {
        if (Write(sidecar))
        {
            sidecar.Delete();
            return;
        }
        unwritten.Add(sidecar);
        nextTry = clock.Now + RetryEvery;
    }

    private bool Write(Sidecar sidecar)
    {
        if (sidecar.Count == 0)
            return true;
        // OBS has not named the file if the connection was lost until after its end.
        var recording = sidecar.Recording ?? $"recording {sidecar.Id}";
        try
        {
            var files = folders.Write(sidecar.ToTranscript(RecordingPath.NameOf(recording)), recording);
            Log.Written(logger, files[0], sidecar.Count);
            status.Clear();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            status.Report(
                $"Subtitles of {recording} could not be written ({e.Message}), so their words are kept in {folders.Journals} and writing is tried again every {RetryEvery.TotalSeconds:F0} s; make room there, or name a writable folder in Obs:Recordings:Folder."
            );
            return false;
        }
    }

    private void ReportTrouble(Sidecar sidecar)
    {
        if (sidecar.Trouble is { } trouble)
            status.Report(
                $"Words of the recording cannot be kept in {folders.Journals} ({trouble}), so a crash would lose them; its subtitles are written at its end all the same. Make room there."
            );
    }

    private static partial class Log
    {
        [LoggerMessage(70, LogLevel.Information, "OBS recording subtitles: wrote {Words} words to {File}")]
        public static partial void Written(ILogger logger, string file, int words);
    }
}
