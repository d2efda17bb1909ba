namespace LiveCaptions.Outputs.Obs.Recordings;

/// <summary>Subtitles that runs of this service left behind when they ended in a recording: journals whose owner is dead.</summary>
internal sealed class LeftSidecars(SidecarFolders folders, TimeProvider time)
{
    /// <summary>By then nobody comes back for a journal of another OBS or track, so whoever finds it writes its subtitles.</summary>
    public static readonly TimeSpan Abandoned = TimeSpan.FromDays(7);

    /// <summary>OBS reports its duration a little late.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(1);

    private readonly List<Sidecar> left = [];

    /// <summary>Looks for journals without an owner; they are ours from then on, unless another service will want them.</summary>
    public void Look()
    {
        foreach (var journal in SidecarJournal.ClaimAll(folders.Journals).ToList())
        {
            var sidecar = Sidecar.Read(journal);
            if (journal.Trouble is null && IsOurs(sidecar))
                left.Add(sidecar);
            else
                sidecar.Leave();
        }
    }

    /// <summary>Takes out the subtitles of the recording in progress, to be continued; null if there are none.</summary>
    /// <param name="session">The file with which the recording began, if OBS tells.</param>
    /// <param name="duration">The file's duration according to OBS: words that lie behind it are another recording's.</param>
    public Sidecar? Take(string? session, TimeSpan duration)
    {
        var found = left.LastOrDefault(sidecar =>
            sidecar.Reach.SinceStart <= duration + Slack
            && (
                session is not null && sidecar.Session is not null ? sidecar.Session == session
                : session is not null && sidecar.Recording is not null ? sidecar.Recording == session
                // This OBS does not tell what it records: the recording must have begun before the earlier run ended.
                : duration + Slack > time.GetUtcNow() - sidecar.LastWritten
            )
        );
        if (found is not null)
            left.Remove(found);
        return found;
    }

    /// <summary>Takes out the subtitles of this recorded file.</summary>
    public IReadOnlyList<Sidecar> TakeOf(string? recording)
    {
        var found = left.Where(sidecar => recording is not null && sidecar.Recording == recording).ToList();
        left.RemoveAll(found.Contains);
        return found;
    }

    /// <summary>Takes out all that is left, one for each recorded file.</summary>
    public IReadOnlyList<Sidecar> TakeAll()
    {
        var all = new List<Sidecar>();
        while (left.Count > 0)
        {
            var first = left[0];
            left.RemoveAt(0);
            foreach (var same in TakeOf(first.Recording))
                first.Absorb(same);
            all.Add(first);
        }
        return all;
    }

    /// <summary>Gives all up, for a later run.</summary>
    public void Leave()
    {
        left.ForEach(sidecar => sidecar.Leave());
        left.Clear();
    }

    private bool IsOurs(Sidecar sidecar) =>
        sidecar.Owner is null || sidecar.Owner == folders.Owner || time.GetUtcNow() - sidecar.LastWritten > Abandoned;
}
