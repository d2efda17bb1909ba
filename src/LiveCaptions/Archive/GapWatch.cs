using LiveCaptions.Health;

namespace LiveCaptions.Archive;

/// <summary>Finds stretches of a track without words that are no silence, from what the track reports.</summary>
/// <remarks>Threading: not safe; the archive's loop.</remarks>
internal sealed class GapWatch
{
    private readonly Dictionary<string, (double Lost, DateTimeOffset? Since)> tracks = [];

    /// <summary>The gaps that have ended since the last look.</summary>
    /// <param name="now">The moment of these reports.</param>
    public IReadOnlyList<ArchivedGap> Look(IReadOnlyList<TrackReport> reports, DateTimeOffset now)
    {
        var gaps = new List<ArchivedGap>();
        foreach (var report in reports)
        {
            // A track that starts anew counts from zero again.
            var (lost, since) = tracks.TryGetValue(report.Id, out var before) && before.Lost <= report.Lost ? before : (0, before.Since);
            if (report.Lost > lost)
                gaps.Add(new(report.Id, GapKind.Late, now - TimeSpan.FromSeconds(report.Lost - lost), now));
            var absent = report.State is TrackState.Lost or TrackState.Reopening or TrackState.Failed;
            if (!absent && since is { } start)
                gaps.Add(new(report.Id, GapKind.Source, start, now));
            tracks[report.Id] = (report.Lost, absent ? since ?? now : null);
        }
        return gaps;
    }
}
