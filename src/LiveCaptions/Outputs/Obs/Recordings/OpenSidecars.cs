using System.Globalization;
using LiveCaptions.Captions;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Outputs.Obs.Recordings;

/// <summary>The subtitles that still take words: of the file being recorded, and for a while of files that are complete.</summary>
/// <param name="journals">Our folder of journals, which keep words until their recording has ended.</param>
internal sealed partial class OpenSidecars(
    ObsRecordingSettings settings,
    string journals,
    MonotonicClock clock,
    OutputStatus status,
    ILogger logger
)
{
    /// <summary>How long after the end of a recording its last words may still settle.</summary>
    public static readonly TimeSpan LateWords = TimeSpan.FromSeconds(15);

    private readonly Dictionary<string, (Sidecar Sidecar, TimeSpan? EndedAt)> open = [];
    private readonly List<Sidecar> leftByEarlierRun = [.. SidecarJournal.LeftIn(journals).Select(Sidecar.Read)];
    private int begun;

    /// <summary>True if no file takes words.</summary>
    public bool IsEmpty => open.Count == 0;

    /// <summary>How far OBS's duration was behind in the recording that an earlier run was in last.</summary>
    public TimeSpan LagOfEarlierRun => leftByEarlierRun.Count > 0 ? leftByEarlierRun[^1].Lag : TimeSpan.Zero;

    /// <summary>The moment at which the next file stops taking words; null if none is complete.</summary>
    public TimeSpan? NextClosing => open.Values.Min(file => file.EndedAt) + LateWords;

    /// <summary>The subtitles of a file that takes words.</summary>
    public Sidecar this[string journal] => open[journal].Sidecar;

    /// <summary>Begins the subtitles of another file.</summary>
    /// <param name="recording">The recorded file; null if OBS has not named it yet.</param>
    /// <returns>The id of its journal.</returns>
    public string Begin(string? recording)
    {
        var journal = string.Create(
            CultureInfo.InvariantCulture,
            $"{clock.Time.GetUtcNow():yyyyMMdd-HHmmss}-{Environment.ProcessId}-{++begun}"
        );
        open[journal] = (Sidecar.Begin(journals, journal, recording), null);
        return journal;
    }

    /// <summary>The file is complete: writes its subtitles now, and again if late words arrive.</summary>
    public void End(string journal, string? recording)
    {
        var sidecar = open[journal].Sidecar;
        if (recording is not null)
            sidecar.SetRecording(recording);
        open[journal] = (sidecar, clock.Now);
        foreach (var earlier in leftByEarlierRun.Where(left => left.Recording == sidecar.Recording).ToList())
        {
            sidecar.Merge(earlier);
            leftByEarlierRun.Remove(earlier);
        }
        Write(sidecar);
    }

    /// <summary>Adds a word to the subtitles of a file, if the file still takes words.</summary>
    public void Add(string journal, SettledWord word, FileTime start, FileTime end)
    {
        if (!open.TryGetValue(journal, out var file))
            return;
        file.Sidecar.Add(word, start, end);
        if (file.EndedAt is not null)
            Write(file.Sidecar);
    }

    /// <summary>Applies a person's correction wherever the word is.</summary>
    public void Correct(WordCorrection correction)
    {
        foreach (var (sidecar, endedAt) in open.Values)
            if (sidecar.Correct(correction) && endedAt is not null)
                Write(sidecar);
    }

    /// <summary>Closes files that have been complete long enough.</summary>
    public void CloseFinished()
    {
        foreach (var (journal, (sidecar, _)) in open.Where(file => file.Value.EndedAt + LateWords <= clock.Now).ToList())
        {
            if (status.Problem is null && sidecar.Recording is not null)
                sidecar.Delete();
            open.Remove(journal);
        }
    }

    /// <summary>Takes over the words of an earlier run if they belong to a recording that is still running.</summary>
    /// <param name="journal">The journal of the recording that is running.</param>
    /// <param name="duration">Its duration according to OBS: it must have begun before the earlier run ended.</param>
    public void TakeOver(string journal, TimeSpan duration)
    {
        if (leftByEarlierRun.LastOrDefault() is not { } left || duration < left.Reach.SinceStart)
            return;
        if (left.Recording is not null && duration <= clock.Time.GetUtcNow() - left.LastWritten)
            return;
        if (left.Recording is { } recording)
            this[journal].SetRecording(recording);
        this[journal].Merge(left);
        leftByEarlierRun.Remove(left);
    }

    /// <summary>Writes the subtitles that an earlier run left behind, of recordings that have ended since.</summary>
    public void Recover()
    {
        foreach (var left in leftByEarlierRun.Where(left => left.Recording is not null || left.Count == 0).ToList())
        {
            Write(left);
            if (status.Problem is null)
                left.Delete();
            leftByEarlierRun.Remove(left);
        }
    }

    private void Write(Sidecar sidecar)
    {
        if (sidecar.Recording is null || sidecar.Count == 0)
            return;
        try
        {
            Log.Written(logger, sidecar.Write(settings.Folder, settings.Formats)[0], sidecar.Count);
            status.Clear();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            status.Report(
                $"Subtitles of {sidecar.Recording} could not be written ({e.Message}), so they are kept in {journals} until LiveCaptions restarts; name a writable folder in Obs:Recordings:Folder."
            );
        }
    }

    private static partial class Log
    {
        [LoggerMessage(70, LogLevel.Information, "OBS recording subtitles: wrote {Words} words to {File}")]
        public static partial void Written(ILogger logger, string file, int words);
    }
}
