namespace LiveCaptions.EndToEnd.LongRun.Soak;

/// <summary>What the ledger explains: which words may be missing from which way out.</summary>
internal sealed class Excuses(IReadOnlyList<Fault> faults)
{
    /// <summary>A word that was taken this long before a kill may be on its way still.</summary>
    private const double OnItsWay = 1.5;

    /// <summary>OBS is looked for again after at most about ten seconds.</summary>
    private const double ObsBack = 15;

    /// <summary>The text file is tried again after five seconds.</summary>
    private const double FileBack = 7;

    /// <summary>Whether a client's missing word is explained.</summary>
    public bool Explain(WayOut way, double at)
    {
        var lead = way is SubtitlePolls ? SubtitlePolls.Every + OnItsWay : OnItsWay;
        return Within(FaultKind.ServiceKilled, at, lead, 1)
            || (way is TextFilePolls && Within(FaultKind.DiskFull, at, 1, FileBack))
            || way.Outages.Any(outage => at > outage.Start - lead && at < outage.End + 1 && IsExplained(way, outage));
    }

    /// <summary>Whether the service was killed while a client was away, or the client itself sees the newest only.</summary>
    private bool IsExplained(WayOut way, (double Start, double End) outage) =>
        way is FrameFeed or TextFilePolls
        || outage.Start == 0
        || faults.Any(f => f.Kind == FaultKind.ServiceKilled && f.Start > outage.Start - 1 && f.Start < outage.End);

    public bool ExplainObsText(double at) =>
        Within(FaultKind.ServiceKilled, at, OnItsWay, ObsBack)
        || Within(FaultKind.ObsCrashed, at, 1, ObsBack)
        || Within(FaultKind.ObsUnreachable, at, 1, ObsBack);

    /// <summary>Whether a word that is missing from subtitles beside a recording is explained.</summary>
    /// <param name="at">When it was spoken.</param>
    /// <param name="begun">When the recording began.</param>
    public bool ExplainSidecar(double at, double begun) =>
        Within(FaultKind.ServiceKilled, at, OnItsWay, 5)
        || Within(FaultKind.ObsCrashed, at, 1, ObsBack)
        // Words that only memory holds while the disk is full die with the process.
        || With(FaultKind.DiskFull, at, 3)
        // A new process cannot know of a recording before OBS answers.
        || With(FaultKind.ObsUnreachable, at, ObsBack)
        // Nor can a process that runs know of one that began meanwhile.
        || at < ReachedAfter(begun);

    /// <summary>Connections that were cut off without a fault, or came back late.</summary>
    public IEnumerable<string> Unexplained(WayOut way) =>
        from outage in way.Outages.Skip(1)
        let causes = faults
            .Where(f => f.Kind is FaultKind.ServiceKilled or FaultKind.ViewersGone or FaultKind.DiskFull)
            .Where(f => outage.Start > f.Start - 1 && outage.Start < f.End + FileBack)
            .ToList()
        where causes.Count == 0 || outage.End > faults.Where(f => f.Start < outage.End).Max(f => f.End) + 10
        select $"{way.Name} was cut off from {outage.Start:F1} to {outage.End:F1} without a cause";

    /// <summary>When OBS is reached again at the latest, after it could not be at some moment; 0: it could.</summary>
    private double ReachedAfter(double at)
    {
        var end = 0.0;
        // One that begins before OBS is looked for again goes on from the one before.
        foreach (var fault in faults.Where(f => f.Kind == FaultKind.ObsUnreachable).OrderBy(f => f.Start))
            if (fault.Start - 1 < Math.Max(end, at) && fault.End + ObsBack > at)
                end = fault.End + ObsBack;
        return end;
    }

    private bool Within(FaultKind kind, double at, double before, double after) =>
        faults.Any(f => f.Kind == kind && at > f.Start - before && at < f.End + after);

    private bool With(FaultKind kind, double at, double after) =>
        faults.Any(f =>
            f.Kind == kind
            && at > f.Start - 1
            && at < f.End + after
            && faults.Any(k => k.Kind == FaultKind.ServiceKilled && k.End > f.Start - 1 && k.Start < f.End + after)
        );
}
