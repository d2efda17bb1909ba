namespace LiveCaptions.Archive;

/// <summary>What the archive holds.</summary>
/// <param name="Sessions">The newest first.</param>
/// <param name="Days">Days after which a session is deleted; 0: never.</param>
/// <param name="Trouble">Why words are not kept now; null: they are.</param>
internal sealed record ArchiveView(IReadOnlyList<ArchivedSession> Sessions, int Days, string? Trouble);

/// <summary>Words of a track in a session, in the order in which they went out.</summary>
/// <param name="More">There are more in the direction that was asked for.</param>
internal sealed record WordsView(IReadOnlyList<SessionWord> Words, bool More);

/// <summary>Lines that were found, the newest first.</summary>
/// <param name="More">There are older ones, too.</param>
internal sealed record HitsView(IReadOnlyList<ArchiveHit> Hits, bool More);

/// <summary>A word as it shall read; empty: it is taken out.</summary>
internal sealed record CorrectedWord(string Text);
