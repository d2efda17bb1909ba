using Microsoft.Data.Sqlite;

namespace LiveCaptions.Archive;

/// <summary>
/// Deletes sessions so that their words are nowhere any more: rows and the search's index are overwritten, pages go back to the disk, and
/// the log beside the file is emptied.
/// </summary>
internal static class ArchiveDeletion
{
    /// <summary>Deletes a session with all that belongs to it.</summary>
    /// <returns>False if there is no such session.</returns>
    public static bool One(SqliteConnection from, long session) => Delete(from, "id = ?1", session) > 0;

    /// <summary>Deletes sessions that ended before a moment.</summary>
    /// <param name="except">The session that goes on.</param>
    public static int Before(SqliteConnection from, DateTimeOffset moment, long except) =>
        Delete(from, "ended < ?1 AND id <> ?2", moment.ToUnixTimeMilliseconds(), except);

    private static int Delete(SqliteConnection from, string which, params object?[] values)
    {
        int deleted;
        using (var whole = from.BeginTransaction())
        {
            deleted = from.Run($"DELETE FROM sessions WHERE {which}", values);
            whole.Commit();
        }
        if (deleted == 0)
            return 0;
        // The index keeps parts of words that it has forgotten; made anew from the lines that are left, it has none.
        from.Run("INSERT INTO found(found) VALUES('rebuild')");
        from.All("PRAGMA incremental_vacuum", _ => 0);
        // Somebody who reads right now keeps the log; it is emptied with the next deletion, or when the service stops.
        from.All("PRAGMA wal_checkpoint(TRUNCATE)", _ => 0);
        return deleted;
    }
}
