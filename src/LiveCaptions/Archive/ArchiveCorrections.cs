using LiveCaptions.Captions;
using Microsoft.Data.Sqlite;

namespace LiveCaptions.Archive;

/// <summary>Corrections of words: the text changes, and what stood there stays on record with who changed it and when.</summary>
internal static class ArchiveCorrections
{
    /// <summary>Takes a correction that was made on air.</summary>
    public static void OnAir(SqliteConnection to, ArchivedTrack track, WordCorrection correction, DateTimeOffset now)
    {
        // The newest session has it, unless it began after the word.
        foreach (var row in Enumerable.Reverse(track.Rows))
            if (Correct(to, row, correction.Number + (track.Base ?? 0), correction.Text, "operator, on air", now))
                return;
    }

    /// <summary>Takes a correction that is made later: all of it or nothing.</summary>
    /// <returns>False if there is no such word.</returns>
    public static bool Later(SqliteConnection to, long session, string track, long number, string text, string who, DateTimeOffset now)
    {
        using var whole = to.BeginTransaction();
        var row = to.Ask<long>("SELECT id FROM tracks WHERE session = ?1 AND name = ?2", session, track);
        var found = Correct(to, row, number, text, who, now);
        whole.Commit();
        return found;
    }

    /// <summary>Corrects a word.</summary>
    /// <param name="row">The track's row.</param>
    /// <param name="text">Empty: the word is taken out.</param>
    /// <returns>False if there is no such word.</returns>
    public static bool Correct(SqliteConnection to, long row, long number, string text, string who, DateTimeOffset now)
    {
        if (to.Ask<string>("SELECT text FROM words WHERE track = ?1 AND number = ?2", row, number) is not { } former)
            return false;
        if (former == text)
            return true;
        to.Run("UPDATE words SET text = ?3 WHERE track = ?1 AND number = ?2", row, number, text);
        to.Run(
            "INSERT INTO corrections(track, number, at, who, former, text) VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
            row,
            number,
            now.ToUnixTimeMilliseconds(),
            who,
            former,
            text
        );
        Rewrite(to, row, number);
        return true;
    }

    /// <summary>Writes the line of a word anew, so that a search finds the word as it reads now, and no more as it read.</summary>
    private static void Rewrite(SqliteConnection to, long row, long number)
    {
        var first = to.Ask<long>("SELECT max(first) FROM lines WHERE track = ?1 AND first <= ?2", row, number);
        var next = to.Ask<long>("SELECT coalesce(min(first), 9000000000000000000) FROM lines WHERE track = ?1 AND first > ?2", row, first);
        to.Run("UPDATE lines SET text = ?3 WHERE track = ?1 AND first = ?2", row, first, LineWriter.TextOf(to, row, first, next - 1));
    }
}
