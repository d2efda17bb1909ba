using LiveCaptions.Files;
using LiveCaptions.Settings;
using Microsoft.Data.Sqlite;

namespace LiveCaptions.Archive;

/// <summary>The archive's file, readable by its owner only; one service writes words into it, and any number of programs read it.</summary>
/// <remarks>Threading: safe; each connection belongs to whoever opens it.</remarks>
internal sealed class ArchiveFile(string folder, TimeProvider time)
{
    /// <summary>Seconds to wait for another writer, such as a deletion.</summary>
    private const int Patience = 5;

    // The package that would do this by itself refers to all of .NET, parts that are left out of ours included.
    private static readonly Lazy<bool> Library = new(() =>
    {
        SQLitePCL.raw.SetProvider(new SQLitePCL.SQLite3Provider_e_sqlite3());
        return true;
    });

    /// <summary>The file with everything in it; SQLite keeps two more beside it while it is open.</summary>
    public string Path { get; } = System.IO.Path.Combine(folder, "archive.db");

    /// <summary>Becomes the one that writes words, until it is disposed or its process ends.</summary>
    /// <exception cref="ArchiveException">Another service is, or the folder cannot be written to.</exception>
    public IDisposable Own()
    {
        try
        {
            CreateFolder();
            return OwnedFile.Open(Path + ".lock");
        }
        catch (IOException e) when (File.Exists(Path + ".lock"))
        {
            throw new ArchiveException(
                $"Another service keeps its words in {Path}, so those of this one are kept nowhere.",
                "Name another folder in Archive:Folder for one of them.",
                e
            );
        }
    }

    /// <summary>Opens it to write, makes it if it does not exist, and brings its tables up to date.</summary>
    public SqliteConnection OpenToWrite()
    {
        CreateFolder();
        if (!File.Exists(Path))
            OwnedFile.Open(Path).Dispose(); // with the rights of its owner alone, which SQLite gives its other files, too
        return Open(SqliteOpenMode.ReadWriteCreate, connection =>
        {
            ArchiveSchema.Upgrade(connection, Path);
            // After a kill nothing is lost; after a power failure what was written since the last checkpoint may be.
            connection.Run("PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON; PRAGMA journal_size_limit = 4194304");
        });
    }

    /// <summary>Opens it to change what is there: to correct or to delete.</summary>
    /// <exception cref="ArchiveException">There is none.</exception>
    public SqliteConnection OpenToChange() => File.Exists(Path) ? OpenToWrite() : throw Missing();

    /// <summary>Opens it to read.</summary>
    /// <exception cref="ArchiveException">There is none, or it is of a newer version.</exception>
    public SqliteConnection OpenToRead() =>
        File.Exists(Path) ? Open(SqliteOpenMode.ReadOnly, connection => ArchiveSchema.Check(connection, Path)) : throw Missing();

    /// <summary>Moves a damaged file aside, with what belongs to it.</summary>
    /// <returns>Continues a sentence with where it went.</returns>
    public string SetAside()
    {
        var sentence = DamagedFile.SetAside(Path, time);
        foreach (var part in new[] { Path + "-wal", Path + "-shm" }.Where(File.Exists))
            DamagedFile.SetAside(part, time);
        return sentence;
    }

    private SqliteConnection Open(SqliteOpenMode mode, Action<SqliteConnection> prepare)
    {
        Load();
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = Path,
                Mode = mode,
                Pooling = false,
                ForeignKeys = true,
                DefaultTimeout = Patience,
            }.ToString()
        );
        try
        {
            connection.Open();
            prepare(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Load()
    {
        try
        {
            _ = Library.Value;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            throw new ArchiveException(
                "SQLite, which the archive is written with, cannot be loaded, so no words are kept.",
                "Install LiveCaptions again, or set Archive:Enabled to false.",
                e
            );
        }
    }

    private void CreateFolder()
    {
        // One that somebody else has made keeps its rights: it may hold more than the archive.
        if (!Directory.Exists(folder))
            PrivateFolder.Create(folder);
    }

    private ArchiveException Missing() =>
        new($"There is no archive at {Path}: nothing has been kept there yet.", "Start captions with Archive:Enabled, and speak.")
        {
            IsMissing = true,
        };
}
