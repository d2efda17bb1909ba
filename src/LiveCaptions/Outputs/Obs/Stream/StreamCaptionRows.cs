using System.Text;

namespace LiveCaptions.Outputs.Obs.Stream;

/// <summary>
/// The rows of one caption inside the stream, filled from left to right; when a word no longer fits, the oldest row is removed.
/// </summary>
internal sealed class StreamCaptionRows(StreamCaptionProfile profile)
{
    private readonly List<(string Text, bool Sent)> rows = [];

    /// <summary>The caption as sent to OBS.</summary>
    public string Text => string.Join('\n', rows.Select(row => row.Text));

    /// <summary>Appends a word.</summary>
    /// <param name="word">In characters that the stream carries; a word longer than a row is broken.</param>
    /// <param name="joined">True to append without a space.</param>
    /// <returns>False if that would remove a row with words that were never sent; the caller must send first.</returns>
    public bool TryAdd(string word, bool joined)
    {
        var next = rows.ToList();
        foreach (var (piece, n) in word.Chunk(StreamCaptionProfile.Columns).Select((chars, n) => (new string(chars), n)))
            Append(next, piece, joined || n > 0);
        while (!Fits(next))
        {
            if (next.Count == 1 || (!next[0].Sent && rows.Count > 0))
                return false;
            next.RemoveAt(0);
        }
        rows.Clear();
        rows.AddRange(next);
        return true;
    }

    /// <summary>Marks the current text as sent.</summary>
    public void MarkSent()
    {
        for (var n = 0; n < rows.Count; n++)
            rows[n] = rows[n] with { Sent = true };
    }

    /// <summary>Removes all text.</summary>
    public void Clear() => rows.Clear();

    private static void Append(List<(string Text, bool Sent)> rows, string piece, bool joined)
    {
        var line = rows.Count == 0 ? "" : rows[^1].Text;
        var longer = line.Length == 0 || joined ? line + piece : line + " " + piece;
        if (rows.Count > 0 && longer.Length <= StreamCaptionProfile.Columns)
            rows[^1] = (longer, false);
        else
            rows.Add((piece, false));
    }

    private bool Fits(List<(string Text, bool Sent)> candidate) =>
        candidate.Count <= profile.Rows
        && candidate.Sum(row => row.Text.Length) <= profile.Characters
        && Encoding.UTF8.GetByteCount(string.Join('\n', candidate.Select(row => row.Text))) <= StreamCaptionProfile.Bytes;
}
