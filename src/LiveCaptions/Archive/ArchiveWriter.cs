using Microsoft.Data.Sqlite;

namespace LiveCaptions.Archive;

/// <summary>Writes what has gone out, one transaction a time; after a failure the next one begins with what the file says.</summary>
/// <remarks>Threading: not safe; the archive's loop.</remarks>
internal sealed class ArchiveWriter(ArchiveFile file, string version, TimeProvider time) : IDisposable
{
    private readonly DateTimeOffset started = time.GetUtcNow();
    private readonly Dictionary<ArchivedTrack, LineWriter> lines = [];
    private IDisposable? own;
    private SqliteConnection? connection;
    private long session; // 0: none yet
    private DateTimeOffset ended; // of the session's last word

    /// <summary>Most pages of the file; 0: as many as the disk has room for.</summary>
    public int MaxPages { get; set; }

    /// <summary>There is a session that words go to.</summary>
    public bool HasSession => session > 0;

    /// <summary>Writes words, corrections, gaps and what ways out did: all of them or none.</summary>
    /// <exception cref="ArchiveException">They cannot be written now.</exception>
    public void Write(IReadOnlyList<ArchivedWords> tracks, IReadOnlyList<ArchivedGap> gaps, OutputWatch? outputs = null)
    {
        try
        {
            own ??= file.Own();
            connection ??= Open();
            using var whole = connection.BeginTransaction();
            if (session > 0 && connection.Ask<long>("SELECT count(*) FROM sessions WHERE id = ?1", session) == 0)
                Leave(); // somebody has deleted it
            foreach (var words in tracks)
                Write(connection, words);
            foreach (var gap in gaps.Where(_ => session > 0))
                Note(connection, gap);
            foreach (var output in session > 0 && outputs is not null ? outputs.Look(session) : [])
                ArchiveOutputs.Add(connection, session, output);
            whole.Commit();
            outputs?.Written();
        }
        catch (Exception e) when (ArchiveException.Explains(e))
        {
            Forget();
            throw ArchiveException.Of(e, file.Path);
        }
    }

    /// <summary>Deletes sessions that ended before a moment; the space goes back to the disk.</summary>
    /// <returns>How many were deleted.</returns>
    /// <exception cref="ArchiveException">They cannot be deleted now.</exception>
    public int DeleteBefore(DateTimeOffset moment)
    {
        try
        {
            if (connection is null && !File.Exists(file.Path))
                return 0;
            own ??= file.Own();
            connection ??= Open();
            return ArchiveDeletion.Before(connection, moment, except: session);
        }
        catch (Exception e) when (ArchiveException.Explains(e))
        {
            Forget();
            throw ArchiveException.Of(e, file.Path);
        }
    }

    /// <summary>The service stops in good order: the file is whole without the others beside it.</summary>
    /// <param name="goesOn">It starts again at once, and the session goes on; otherwise the session is over.</param>
    public void Close(bool goesOn = false)
    {
        try
        {
            if (!goesOn && connection is not null && session > 0)
                connection.Run("UPDATE sessions SET closed = 1 WHERE id = ?1", session);
        }
        catch (SqliteException)
        {
            // The words are there; only the next start takes the session for one that goes on.
        }
        Dispose();
    }

    /// <summary>Moves a damaged file aside; the next words begin a new one.</summary>
    /// <returns>Continues a sentence with where it went.</returns>
    public string SetAside()
    {
        Forget();
        return file.SetAside();
    }

    public void Dispose()
    {
        Forget();
        own?.Dispose();
        own = null;
    }

    private SqliteConnection Open()
    {
        var opened = file.OpenToWrite();
        if (MaxPages > 0)
            opened.Run($"PRAGMA max_page_count = {MaxPages}");
        return opened;
    }

    private void Write(SqliteConnection to, ArchivedWords words)
    {
        if (words.Words.Count > 0)
        {
            var writer = LineOf(to, words);
            foreach (var word in words.Words)
                writer.Add(to, word);
            writer.Finish(to);
            ended = words.Words.Select(word => word.End).Append(ended).Max();
            to.Run("UPDATE sessions SET ended = ?2 WHERE id = ?1", session, ended.ToUnixTimeMilliseconds());
        }
        foreach (var correction in words.Corrections)
            ArchiveCorrections.OnAir(to, words.Track, correction, time.GetUtcNow());
    }

    private LineWriter LineOf(SqliteConnection to, ArchivedWords words)
    {
        Join(to, words.Words[0].Start);
        if (!lines.TryGetValue(words.Track, out var writer))
            lines[words.Track] = writer = LineWriter.Open(to, session, words);
        to.Run(
            """
            UPDATE tracks SET label = ?2, language = coalesce(?3, language), delays = delays + ?4, delay = delay + ?5,
              longest = max(longest, ?5) WHERE id = ?1
            """,
            writer.Row,
            words.Label,
            words.Language,
            words.Delay is null ? 0 : 1,
            words.Delay ?? 0
        );
        return writer;
    }

    /// <summary>Goes on with the session, or begins another.</summary>
    private void Join(SqliteConnection to, DateTimeOffset word)
    {
        if (session > 0 && SessionRule.GoesOn(ended, false, word))
            return;
        if (session == 0 && Latest(to) is { } last && SessionRule.GoesOn(last.Ended, last.Closed, word))
        {
            (session, ended) = (last.Id, last.Ended);
            if (last.Ended < started)
                Note(to, new(null, GapKind.Down, last.Ended, started));
            return;
        }
        lines.Clear();
        to.Run("INSERT INTO sessions(begun, ended, version) VALUES(?1, ?1, ?2)", word.ToUnixTimeMilliseconds(), version);
        (session, ended) = (to.Ask<long>("SELECT last_insert_rowid()"), word);
    }

    private static (long Id, DateTimeOffset Ended, bool Closed)? Latest(SqliteConnection from) =>
        from.All<(long, DateTimeOffset, bool)?>("SELECT id, ended, closed FROM sessions ORDER BY id DESC LIMIT 1", row =>
            (row.GetInt64(0), row.Moment(1), row.GetBoolean(2))
        )
            is [{ } last]
            ? last
            : null;

    private void Note(SqliteConnection to, ArchivedGap gap) =>
        to.Run(
            """
            INSERT INTO gaps(session, track, kind, start, end) SELECT ?1, ?2, ?3, ?4, ?5
            WHERE NOT EXISTS(SELECT 1 FROM gaps WHERE session = ?1 AND kind = ?3 AND start = ?4 AND track IS ?2)
            """,
            session,
            gap.Track,
            gap.Kind.ToString(),
            gap.Start.ToUnixTimeMilliseconds(),
            gap.End.ToUnixTimeMilliseconds()
        );

    /// <summary>Forgets what it knows of the file.</summary>
    private void Forget()
    {
        connection?.Dispose();
        connection = null;
        Leave();
    }

    /// <summary>Forgets the session, whose rows may not have been written.</summary>
    private void Leave()
    {
        foreach (var (track, writer) in lines)
            track.Rows.Remove(writer.Row);
        lines.Clear();
        session = 0;
    }
}
