using Microsoft.Data.Sqlite;

namespace LiveCaptions.Archive;

/// <summary>A track's words on their way into a session, line by line.</summary>
/// <remarks>Threading: not safe; the writer's.</remarks>
internal sealed class LineWriter
{
    private readonly long shift; // from numbers of this run to numbers of the session
    private long first; // number of the line's first word; 0: no line is open
    private DateTimeOffset start;
    private string text = "";
    private ArchivedWord before;
    private bool changed;
    private int added;

    private readonly int voices; // the same of voices

    private LineWriter(long row, long shift, int voices) => (Row, this.shift, this.voices) = (row, shift, voices);

    /// <summary>The track's row in this session.</summary>
    public long Row { get; }

    /// <summary>Goes on with the track of a session, or begins it.</summary>
    public static LineWriter Open(SqliteConnection to, long session, ArchivedWords words)
    {
        to.Run(
            "INSERT INTO tracks(session, name, label) VALUES(?1, ?2, ?3) ON CONFLICT DO NOTHING",
            session,
            words.Track.Name,
            words.Label
        );
        var row = to.Ask<long>("SELECT id FROM tracks WHERE session = ?1 AND name = ?2", session, words.Track.Name);
        if (words.Track.Base is null)
        {
            words.Track.Base = to.Ask<long>("SELECT coalesce(max(number), 0) FROM words WHERE track = ?1", row);
            words.Track.Voices = (int)to.Ask<long>("SELECT coalesce(max(speaker), 0) FROM words WHERE track = ?1", row);
        }
        words.Track.Rows.Remove(row);
        words.Track.Rows.Add(row);
        return new(row, words.Track.Base.Value, words.Track.Voices);
    }

    /// <summary>Writes a word, unless it is there already.</summary>
    public void Add(SqliteConnection to, ArchivedWord word)
    {
        var number = word.Number + shift;
        var isNew = to.Run(
            """
            INSERT INTO words(track, number, start, end, text, joined, probability, speaker) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            ON CONFLICT DO NOTHING
            """,
            Row,
            number,
            word.Start.ToUnixTimeMilliseconds(),
            word.End.ToUnixTimeMilliseconds(),
            word.Text,
            word.Joined,
            Math.Round(word.Probability, 3),
            word.Speaker > 0 ? word.Speaker + voices : 0
        );
        if (isNew == 0)
            return;
        added++;
        if (first == 0 || LineRule.Ends(text, before, word))
        {
            Finish(to);
            (first, start, text) = (number, word.Start, "");
        }
        // Behind a marker or a typed line, which are nobody's, another speaker still begins a line.
        before = word with { Speaker = word.Speaker > 0 ? word.Speaker : before.Speaker };
        (text, changed) = (LineRule.With(text, word.Text, word.Joined), true);
    }

    /// <summary>Writes the line as far as it has come.</summary>
    public void Finish(SqliteConnection to)
    {
        if (!changed)
            return;
        to.Run(
            """
            INSERT INTO lines(track, first, start, text) VALUES(?1, ?2, ?3, ?4)
            ON CONFLICT(track, first) DO UPDATE SET text = excluded.text
            """,
            Row,
            first,
            start.ToUnixTimeMilliseconds(),
            TextOf(to, Row, first, before.Number + shift)
        );
        to.Run("UPDATE tracks SET words = words + ?2 WHERE id = ?1", Row, added);
        (changed, added) = (false, 0);
    }

    /// <summary>The text of a line as its words read now: they may have been corrected since they were written.</summary>
    /// <param name="first">The number of its first word.</param>
    /// <param name="last">The number of its last word.</param>
    public static string TextOf(SqliteConnection from, long row, long first, long last) =>
        from.All(
                "SELECT text, joined FROM words WHERE track = ?1 AND number BETWEEN ?2 AND ?3 ORDER BY number",
                word => (Text: word.GetString(0), Joined: word.GetBoolean(1)),
                row,
                first,
                last
            )
            .Aggregate("", (line, word) => LineRule.With(line, word.Text, word.Joined));
}
