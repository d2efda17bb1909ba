using Microsoft.Data.Sqlite;

namespace LiveCaptions.Archive;

/// <summary>What each way out did in a session, in the file.</summary>
internal static class ArchiveOutputs
{
    /// <summary>Adds what a way out did since the last time.</summary>
    public static void Add(SqliteConnection to, long session, ArchivedOutput output) =>
        to.Run(
            """
            INSERT INTO outputs(session, name, kind, host, sent, lost, trouble, at) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            ON CONFLICT(session, kind, name) DO UPDATE SET host = excluded.host, sent = sent + excluded.sent,
              lost = lost + excluded.lost, trouble = coalesce(excluded.trouble, trouble), at = coalesce(excluded.at, at)
            """,
            session,
            output.Name,
            output.Kind,
            output.Host,
            output.Sent,
            output.Lost,
            output.Trouble,
            output.At?.ToUnixTimeMilliseconds()
        );

    /// <summary>What each way out did, in the order in which they were first there; a file of the first version does not say.</summary>
    public static IReadOnlyList<ArchivedOutput> Of(SqliteConnection from, long session) =>
        ArchiveSchema.Of(from) < ArchiveSchema.WithOutputs
            ? []
            : from.All(
                "SELECT name, kind, host, sent, lost, trouble, at FROM outputs WHERE session = ?1 ORDER BY id",
                row => new ArchivedOutput(
                    row.GetString(0),
                    row.GetString(1),
                    row.GetString(2),
                    row.IsDBNull(3) ? null : row.GetInt64(3),
                    row.IsDBNull(4) ? null : row.GetInt64(4),
                    row.Text(5),
                    row.IsDBNull(6) ? null : row.Moment(6)
                ),
                session
            );
}
