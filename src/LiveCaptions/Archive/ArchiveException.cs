using LiveCaptions.Health;
using Microsoft.Data.Sqlite;

namespace LiveCaptions.Archive;

/// <summary>The archive cannot be used: what happened, and what to do.</summary>
internal sealed class ArchiveException(string what, string fix, Exception? cause = null)
    : Exception($"{what} {fix}", cause),
        IUserFacingError
{
    /// <summary>The file itself is damaged, so that waiting does not help.</summary>
    public bool IsDamaged { get; init; }

    /// <summary>There is no archive yet.</summary>
    public bool IsMissing { get; init; }

    public string What => what;

    public string Fix => fix;

    /// <summary>Explains what SQLite or the system says.</summary>
    /// <param name="path">The archive's file.</param>
    public static ArchiveException Of(Exception cause, string path) =>
        cause switch
        {
            ArchiveException known => known,
            SqliteException sqlite => Of(sqlite, path),
            _ => new(
                $"The archive {path} cannot be opened ({cause.Message.TrimEnd('.')}).",
                "Give this user the right to write there, or name another folder in Archive:Folder.",
                cause
            ),
        };

    /// <summary>Whether an exception says that the archive cannot be used, rather than that the program is wrong.</summary>
    public static bool Explains(Exception e) => e is ArchiveException or SqliteException or IOException or UnauthorizedAccessException;

    // https://www.sqlite.org/rescode.html
    private static ArchiveException Of(SqliteException cause, string path) =>
        cause.SqliteErrorCode switch
        {
            11 or 26 => new(
                $"The archive {path} is damaged.",
                "LiveCaptions sets it aside and begins a new one; \"sqlite3 FILE .recover\" may save what is in it.",
                cause
            )
            {
                IsDamaged = true,
            },
            13 => new(
                $"The disk with the archive {path} is full.",
                "Free some space there, delete sessions (\"livecaptions history --delete\"), or keep them for fewer days (Archive:Days).",
                cause
            ),
            5 or 6 => new($"Another program has locked the archive {path}.", "Close the program that has it open.", cause),
            3 or 8 or 14 or 23 => new(
                $"The archive {path} cannot be opened or written to.",
                "Give this user the right to write there, or name another folder in Archive:Folder.",
                cause
            ),
            _ => new(
                $"The archive {path} cannot be read or written ({cause.Message.TrimEnd('.')}).",
                "Look at the disk, or name another folder in Archive:Folder.",
                cause
            ),
        };
}
