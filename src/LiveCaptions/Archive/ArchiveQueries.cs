using Microsoft.Data.Sqlite;

namespace LiveCaptions.Archive;

/// <summary>Statements with their values: ?1, ?2 and so on stand for them in the text.</summary>
internal static class ArchiveQueries
{
    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows were changed.</returns>
    public static int Run(this SqliteConnection connection, string text, params object?[] values)
    {
        using var command = Command(connection, text, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first value of the first row; the default if there is none.</summary>
    public static T? Ask<T>(this SqliteConnection connection, string text, params object?[] values)
    {
        using var command = Command(connection, text, values);
        return command.ExecuteScalar() is T value ? value : default;
    }

    /// <summary>All rows.</summary>
    public static IReadOnlyList<T> All<T>(
        this SqliteConnection connection,
        string text,
        Func<SqliteDataReader, T> read,
        params object?[] values
    )
    {
        using var command = Command(connection, text, values);
        using var rows = command.ExecuteReader();
        var all = new List<T>();
        while (rows.Read())
            all.Add(read(rows));
        return all;
    }

    /// <summary>A moment from a column.</summary>
    public static DateTimeOffset Moment(this SqliteDataReader row, int column) =>
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    /// <summary>A text that may be missing.</summary>
    public static string? Text(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static SqliteCommand Command(SqliteConnection connection, string text, object?[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"?{i + 1}", values[i] ?? DBNull.Value);
        return command;
    }
}
