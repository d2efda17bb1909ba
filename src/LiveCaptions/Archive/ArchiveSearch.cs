using Microsoft.Data.Sqlite;

namespace LiveCaptions.Archive;

/// <summary>
/// Finds lines with all words of a question, without regard to case and accents: by SQLite's index of words, or, for scripts without
/// spaces, of which that index knows no words, by looking through the lines.
/// </summary>
internal static class ArchiveSearch
{
    /// <summary>Characters of a question that count.</summary>
    public const int Longest = 200;

    private const string Columns = "SELECT l.id, l.track, l.first, t.session, t.name, t.label, l.start, l.text";

    public static IReadOnlyList<ArchiveHit> Find(SqliteConnection from, string words, int most)
    {
        string[] terms = [.. words[..Math.Min(words.Length, Longest)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
        if (terms.Length == 0)
            return [];
        return terms.Any(term => term.Any(IsSpaceless)) ? Looked(from, terms, most) : Indexed(from, terms, most);
    }

    /// <summary>Whether a character is of a script that is written without spaces between words.</summary>
    public static bool IsSpaceless(char character) =>
        character
            is (>= '\u0E00' and <= '\u0EFF') // Thai, Lao
                or (>= '\u1000' and <= '\u109F') // Burmese
                or (>= '\u1780' and <= '\u17FF') // Khmer
                or (>= '\u2E80' and <= '\u9FFF') // Chinese, Japanese
                or (>= '\uF900' and <= '\uFAFF')
                or (>= '\uFF66' and <= '\uFF9F')
                or (>= '\uD840' and <= '\uD888'); // rare characters of Chinese

    private static IReadOnlyList<ArchiveHit> Indexed(SqliteConnection from, string[] terms, int most) =>
        from.All(
            $"""
            {Columns}, highlight(found, 0, char(1), char(2)) FROM found JOIN lines l ON l.id = found.rowid JOIN tracks t ON t.id = l.track
            WHERE found MATCH ?1 ORDER BY found.rowid DESC LIMIT ?2
            """,
            row =>
            {
                var marked = row.GetString(8);
                var start = Math.Max(0, marked.IndexOf('\u0001', StringComparison.Ordinal));
                return Hit(from, row, start, Math.Max(0, marked.IndexOf('\u0002', StringComparison.Ordinal) - start - 1));
            },
            string.Join(' ', terms.Select(Quoted)),
            most
        );

    private static IReadOnlyList<ArchiveHit> Looked(SqliteConnection from, string[] terms, int most) =>
        from.All(
            $"""
            {Columns} FROM lines l JOIN tracks t ON t.id = l.track
            WHERE {string.Join(" AND ", terms.Select((_, i) => $"l.text LIKE ?{i + 2} ESCAPE '\\'"))} ORDER BY l.id DESC LIMIT ?1
            """,
            row => Hit(from, row, Math.Max(0, row.GetString(7).IndexOf(terms[0], StringComparison.OrdinalIgnoreCase)), terms[0].Length),
            [most, .. terms.Select(term => $"%{Escaped(term)}%")]
        );

    // A star at the end stands for any ending, as people know it.
    private static string Quoted(string term) =>
        $"\"{term.TrimEnd('*').Replace("\"", "\"\"", StringComparison.Ordinal)}\"{(term.EndsWith('*') ? "*" : "")}";

    private static string Escaped(string term) =>
        term.Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);

    private static ArchiveHit Hit(SqliteConnection from, SqliteDataReader row, int start, int length)
    {
        var (number, at) = WordAt(from, row.GetInt64(1), row.GetInt64(2), start) ?? (row.GetInt64(2), row.Moment(6));
        return new(row.GetInt64(3), row.GetString(4), row.GetString(5), number, at, row.GetString(7), start, length);
    }

    /// <summary>The word of a line in which a character stands.</summary>
    private static (long Number, DateTimeOffset At)? WordAt(SqliteConnection from, long track, long first, int character)
    {
        var words = from.All(
            "SELECT number, start, text, joined FROM words WHERE track = ?1 AND number >= ?2 ORDER BY number LIMIT 300",
            word => (Number: word.GetInt64(0), At: word.Moment(1), Text: word.GetString(2), Joined: word.GetBoolean(3)),
            track,
            first
        );
        var line = "";
        foreach (var word in words)
            if ((line = LineRule.With(line, word.Text, word.Joined)).Length > character)
                return (word.Number, word.At);
        return null;
    }
}
