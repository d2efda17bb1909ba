using System.Text;

namespace LiveCaptions.Sending;

/// <summary>Turns frames, which are whole pictures, into text that only grows: each settled word once, a line for each line.</summary>
/// <remarks>Threading: one caller at a time.</remarks>
internal sealed class ShownCaptions
{
    private Dictionary<long, string> shown = [];
    private bool begun;

    /// <summary>Takes a frame's lines.</summary>
    /// <returns>The text to append.</returns>
    public string Take(IReadOnlyList<(long Id, string Settled)> lines)
    {
        var text = new StringBuilder();
        foreach (var (id, settled) in lines)
        {
            if (settled.Length == 0)
                continue;
            // A line that was corrected, or is another one since the captioner was started again, is told again.
            if (shown.TryGetValue(id, out var before) && settled.StartsWith(before, StringComparison.Ordinal))
                text.Append(settled.AsSpan(before.Length));
            else
                text.Append(begun ? "\n" : "").Append(settled);
            begun = true;
        }
        if (lines.Count > 0)
            shown = lines
                .Where(line => line.Settled.Length > 0)
                .DistinctBy(line => line.Id)
                .ToDictionary(line => line.Id, line => line.Settled);
        return text.ToString();
    }
}
