using System.Text;

namespace LiveCaptions.Outputs.Obs.Stream;

/// <summary>The rows of one caption inside the stream: filled from left to right; when no more fits, the oldest row goes.</summary>
internal sealed class StreamCaptionRows(StreamCaptionProfile profile)
{
    private readonly List<(string Text, bool Sent)> rows = [];

    /// <summary>The caption as OBS takes it.</summary>
    public string Text => string.Join('\n', rows.Select(row => row.Text));

    /// <summary>Puts a word behind the others.</summary>
    /// <param name="word">In characters that can be carried; longer than a row, it is broken.</param>
    /// <param name="joined">No space stands before it.</param>
    /// <returns>False if that would push out a row with words that were never sent: send first.</returns>
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

    /// <summary>What stands here was sent.</summary>
    public void MarkSent()
    {
        for (var n = 0; n < rows.Count; n++)
            rows[n] = rows[n] with { Sent = true };
    }

    /// <summary>Nothing stands here any more.</summary>
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
