namespace LiveCaptions.Archive;

/// <summary>How well a session was captioned, for whoever must show it.</summary>
/// <param name="Records">One for each of the session's tracks, in their order.</param>
/// <param name="Corrections">In the order in which they were made.</param>
/// <param name="Gaps">In the order of time.</param>
/// <param name="Outputs">What each way out did.</param>
internal sealed record SessionRecord(
    ArchivedSession Session,
    IReadOnlyList<TrackRecord> Records,
    IReadOnlyList<SessionCorrection> Corrections,
    IReadOnlyList<ArchivedGap> Gaps,
    IReadOnlyList<ArchivedOutput> Outputs
)
{
    public static SessionRecord Of(
        ArchivedSession session,
        IReadOnlyList<SessionCorrection> corrections,
        IReadOnlyList<ArchivedGap> gaps,
        IReadOnlyList<ArchivedOutput> outputs
    ) =>
        new(
            session,
            [
                .. session.Tracks.Select(track =>
                {
                    var missing = Missing(session, gaps.Where(gap => gap.Track is null || gap.Track == track.Name));
                    var length = (session.Ended - session.Begun).TotalSeconds;
                    return new TrackRecord(
                        track.Name,
                        corrections.Where(one => one.Track == track.Name).Select(one => one.Number).Distinct().Count(),
                        Math.Round(missing, 1),
                        length > 0 ? Math.Round(1 - missing / length, 4) : 1
                    );
                }),
            ],
            corrections,
            gaps,
            outputs
        );

    /// <summary>Seconds of a session that lie in at least one gap.</summary>
    private static double Missing(ArchivedSession session, IEnumerable<ArchivedGap> gaps)
    {
        var (missing, until) = (0.0, session.Begun);
        foreach (var gap in gaps.OrderBy(gap => gap.Start))
        {
            var start = gap.Start > until ? gap.Start : until;
            var end = gap.End < session.Ended ? gap.End : session.Ended;
            if (end <= start)
                continue;
            missing += (end - start).TotalSeconds;
            until = end;
        }
        return missing;
    }
}

/// <summary>How well a track was captioned in a session.</summary>
/// <param name="Corrected">How many of its words were corrected or taken out, on air or later.</param>
/// <param name="Missing">Seconds within the session in which nothing could be captioned.</param>
/// <param name="Coverage">The rest of the session's time, 0 to 1.</param>
internal sealed record TrackRecord(string Name, int Corrected, double Missing, double Coverage);
