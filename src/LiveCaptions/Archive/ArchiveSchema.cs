using Microsoft.Data.Sqlite;

namespace LiveCaptions.Archive;

/// <summary>The archive's tables, and how a file of an earlier version comes to have them.</summary>
internal static class ArchiveSchema
{
    /// <summary>The version of the tables that this program reads and writes.</summary>
    public static int Version => Steps.Count;

    /// <summary>The first version that says what each way out did.</summary>
    public const int WithOutputs = 2;

    /// <summary>The first version that says whose words they are.</summary>
    public const int WithSpeakers = 3;

    /// <summary>
    /// The steps from an empty file: step n leads from version n to n + 1. A step that has been released never changes. Times are
    /// milliseconds since 1970; <c>words.text</c> is the word as it reads now, and empty if it was taken out.
    /// </summary>
    private static readonly IReadOnlyList<string> Steps =
    [
        """
            CREATE TABLE sessions(
              id INTEGER PRIMARY KEY AUTOINCREMENT, begun INTEGER NOT NULL, ended INTEGER NOT NULL,
              closed INTEGER NOT NULL DEFAULT 0, version TEXT NOT NULL) STRICT;
            CREATE TABLE tracks(
              id INTEGER PRIMARY KEY, session INTEGER NOT NULL REFERENCES sessions(id) ON DELETE CASCADE,
              name TEXT NOT NULL, label TEXT NOT NULL, language TEXT, words INTEGER NOT NULL DEFAULT 0,
              delays INTEGER NOT NULL DEFAULT 0, delay REAL NOT NULL DEFAULT 0, longest REAL NOT NULL DEFAULT 0,
              UNIQUE(session, name)) STRICT;
            CREATE TABLE lines(
              id INTEGER PRIMARY KEY, track INTEGER NOT NULL REFERENCES tracks(id) ON DELETE CASCADE,
              first INTEGER NOT NULL, start INTEGER NOT NULL, text TEXT NOT NULL, UNIQUE(track, first)) STRICT;
            CREATE TABLE words(
              track INTEGER NOT NULL REFERENCES tracks(id) ON DELETE CASCADE, number INTEGER NOT NULL,
              start INTEGER NOT NULL, end INTEGER NOT NULL, text TEXT NOT NULL, joined INTEGER NOT NULL, probability REAL,
              PRIMARY KEY(track, number)) STRICT, WITHOUT ROWID;
            CREATE TABLE corrections(
              id INTEGER PRIMARY KEY, track INTEGER NOT NULL, number INTEGER NOT NULL, at INTEGER NOT NULL,
              who TEXT NOT NULL, former TEXT NOT NULL, text TEXT NOT NULL,
              FOREIGN KEY(track, number) REFERENCES words(track, number) ON DELETE CASCADE) STRICT;
            CREATE INDEX corrections_by_word ON corrections(track, number);
            CREATE TABLE gaps(
              id INTEGER PRIMARY KEY, session INTEGER NOT NULL REFERENCES sessions(id) ON DELETE CASCADE,
              track TEXT, kind TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL) STRICT;
            CREATE INDEX gaps_by_session ON gaps(session);
            CREATE VIRTUAL TABLE found USING fts5(
              text, content='lines', content_rowid='id', tokenize='unicode61 remove_diacritics 2');
            INSERT INTO found(found, rank) VALUES('secure-delete', 1);
            CREATE TRIGGER lines_added AFTER INSERT ON lines BEGIN
              INSERT INTO found(rowid, text) VALUES(new.id, new.text); END;
            CREATE TRIGGER lines_changed AFTER UPDATE OF text ON lines BEGIN
              INSERT INTO found(found, rowid, text) VALUES('delete', old.id, old.text);
              INSERT INTO found(rowid, text) VALUES(new.id, new.text); END;
            CREATE TRIGGER lines_deleted AFTER DELETE ON lines BEGIN
              INSERT INTO found(found, rowid, text) VALUES('delete', old.id, old.text); END;
            """,
        """
            CREATE TABLE outputs(
              id INTEGER PRIMARY KEY, session INTEGER NOT NULL REFERENCES sessions(id) ON DELETE CASCADE,
              name TEXT NOT NULL, kind TEXT NOT NULL, host TEXT NOT NULL, sent INTEGER, lost INTEGER,
              trouble TEXT, at INTEGER, UNIQUE(session, kind, name)) STRICT;
            """,
        "ALTER TABLE words ADD COLUMN speaker INTEGER NOT NULL DEFAULT 0",
    ];

    /// <summary>The version of a file's tables; 0: it has none.</summary>
    public static int Of(SqliteConnection connection) => (int)connection.Ask<long>("PRAGMA user_version");

    /// <summary>Gives a file the tables of this version, step by step, each whole or not at all.</summary>
    /// <param name="path">The file, for the exception.</param>
    /// <exception cref="ArchiveException">The file is of a newer version, or another program's.</exception>
    public static void Upgrade(SqliteConnection connection, string path)
    {
        Check(connection, path);
        if (Of(connection) == 0)
        {
            // Both only before the first table. Deleted pages then go back to the disk, one after another.
            connection.Run("PRAGMA auto_vacuum = INCREMENTAL");
        }
        connection.Run("PRAGMA journal_mode = WAL");
        for (var version = Of(connection); version < Version; version++)
        {
            using var whole = connection.BeginTransaction();
            connection.Run(Steps[version]);
            connection.Run($"PRAGMA user_version = {version + 1}");
            whole.Commit();
        }
    }

    /// <exception cref="ArchiveException">The file is of a newer version, or another program's.</exception>
    public static void Check(SqliteConnection connection, string path)
    {
        var version = Of(connection);
        if (version > Version)
            throw new ArchiveException(
                $"The archive {path} was written by a newer version of LiveCaptions, so this one neither reads nor changes it.",
                "Install the newer version again, or name another folder in Archive:Folder."
            );
        if (version == 0 && connection.Ask<long>("SELECT count(*) FROM sqlite_master") > 0)
            throw new ArchiveException(
                $"{path} is another program's file, so nothing is kept in it.",
                "Name another folder in Archive:Folder."
            );
    }
}
