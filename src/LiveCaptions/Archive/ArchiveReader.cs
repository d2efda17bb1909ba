using Microsoft.Data.Sqlite;

namespace LiveCaptions.Archive;

/// <summary>Reads what is kept; a service that writes meanwhile is not held up.</summary>
/// <remarks>Threading: safe; every question opens a connection of its own, which takes a fraction of a millisecond.</remarks>
internal sealed class ArchiveReader(ArchiveFile file)
{
    /// <summary>All sessions, the newest first.</summary>
    public IReadOnlyList<ArchivedSession> Sessions() => Ask(from => Sessions(from, "1 = 1"));

    /// <summary>The newest session; null if there is none.</summary>
    public ArchivedSession? Newest() => Ask(from => Sessions(from, "id = (SELECT max(id) FROM sessions)") is [var only] ? only : null);

    /// <summary>A session; null if there is none of this number.</summary>
    public ArchivedSession? Session(long id) => Ask(from => Sessions(from, "id = ?1", id) is [var only] ? only : null);

    /// <summary>Words of a track in a session, in the order in which they went out; those that were taken out have no text.</summary>
    /// <param name="after">Only words with higher numbers than this.</param>
    public IReadOnlyList<SessionWord> Words(long session, string track, long after = 0, int most = int.MaxValue) =>
        Ask(from => Words(from, "> ?3 ORDER BY w.number", session, track, after, most));

    /// <summary>The last words before a word, in the order in which they went out.</summary>
    public IReadOnlyList<SessionWord> WordsBefore(long session, string track, long number, int most) =>
        Ask(from => Words(from, "< ?3 ORDER BY w.number DESC", session, track, number, most)).Reverse().ToList();

    /// <summary>What was corrected in a session, in the order of the corrections.</summary>
    public IReadOnlyList<SessionCorrection> Corrections(long session) =>
        Ask(from =>
            from.All(
                """
                SELECT t.name, c.number, c.at, c.who, c.former, c.text FROM corrections c JOIN tracks t ON t.id = c.track
                WHERE t.session = ?1 ORDER BY c.id
                """,
                row => new SessionCorrection(
                    row.GetString(0),
                    row.GetInt64(1),
                    row.Moment(2),
                    row.GetString(3),
                    row.GetString(4),
                    row.GetString(5)
                ),
                session
            )
        );

    /// <summary>Where words are missing in a session.</summary>
    public IReadOnlyList<ArchivedGap> Gaps(long session) =>
        Ask(from =>
            from.All(
                "SELECT track, kind, start, end FROM gaps WHERE session = ?1 ORDER BY start",
                row => new ArchivedGap(row.Text(0), Enum.Parse<GapKind>(row.GetString(1)), row.Moment(2), row.Moment(3)),
                session
            )
        );

    /// <summary>What each way out did in a session.</summary>
    public IReadOnlyList<ArchivedOutput> Outputs(long session) => Ask(from => ArchiveOutputs.Of(from, session));

    /// <summary>Lines with all of these words, the newest first.</summary>
    public IReadOnlyList<ArchiveHit> Search(string words, int most) => Ask(from => ArchiveSearch.Find(from, words, most));

    /// <summary>An answer of the archive; where there is none yet, <paramref name="none"/>.</summary>
    public T IfThere<T>(Func<ArchiveReader, T> question, T none)
    {
        try
        {
            return question(this);
        }
        catch (ArchiveException e) when (e.IsMissing)
        {
            return none;
        }
    }

    private static IReadOnlyList<SessionWord> Words(
        SqliteConnection from,
        string which,
        long session,
        string track,
        long number,
        int most
    ) =>
        from.All(
            $"""
            SELECT w.number, w.text, w.joined, w.start, w.end, w.probability,
              (SELECT former FROM corrections c WHERE c.track = w.track AND c.number = w.number ORDER BY c.id LIMIT 1),
              EXISTS(SELECT 1 FROM lines l WHERE l.track = w.track AND l.first = w.number),
              {(ArchiveSchema.Of(from) < ArchiveSchema.WithSpeakers ? "0" : "w.speaker")}
            FROM words w WHERE w.track = (SELECT id FROM tracks WHERE session = ?1 AND name = ?2) AND w.number {which} LIMIT ?4
            """,
            row => new SessionWord(
                row.GetInt64(0),
                row.GetString(1),
                row.GetBoolean(2),
                row.Moment(3),
                row.Moment(4),
                row.IsDBNull(5) ? null : row.GetDouble(5),
                row.Text(6),
                row.GetBoolean(7)
            )
            {
                Speaker = row.GetInt32(8),
            },
            session,
            track,
            number,
            most
        );

    private static IReadOnlyList<ArchivedSession> Sessions(SqliteConnection from, string which, params object?[] values)
    {
        var tracks = from.All(
                $"""
                SELECT session, name, label, language, words, delays, delay, longest FROM tracks
                WHERE session IN (SELECT id FROM sessions WHERE {which}) ORDER BY id
                """,
                row =>
                    (
                        Session: row.GetInt64(0),
                        Track: new SessionTrack(
                            row.GetString(1),
                            row.GetString(2),
                            row.Text(3),
                            row.GetInt32(4),
                            row.GetInt32(5) == 0 ? null : Math.Round(row.GetDouble(6) / row.GetInt32(5), 2),
                            row.GetInt32(5) == 0 ? null : Math.Round(row.GetDouble(7), 2)
                        )
                    ),
                values
            )
            .ToLookup(row => row.Session, row => row.Track);
        return from.All(
            $"SELECT id, begun, ended, closed FROM sessions WHERE {which} ORDER BY id DESC",
            row => new ArchivedSession(row.GetInt64(0), row.Moment(1), row.Moment(2), row.GetBoolean(3), [.. tracks[row.GetInt64(0)]]),
            values
        );
    }

    /// <exception cref="ArchiveException">It cannot be read now.</exception>
    private T Ask<T>(Func<SqliteConnection, T> question)
    {
        try
        {
            using var connection = file.OpenToRead();
            return question(connection);
        }
        catch (Exception e) when (ArchiveException.Explains(e))
        {
            throw ArchiveException.Of(e, file.Path);
        }
    }
}
