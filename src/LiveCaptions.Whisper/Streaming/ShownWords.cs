namespace LiveCaptions.Whisper.Streaming;

/// <summary>Which words of a hypothesis are shown as tentative: up to the last word that it shares with the one before.</summary>
internal static class ShownWords
{
    /// <summary>
    /// Words in front of the last one of their longest common subsequence are shown too, although the two differ there:
    /// waiting for them would blank the words behind.
    /// </summary>
    public static int Count(string[] before, string[] now)
    {
        var wide = now.Length + 1;
        Span<int> best = (before.Length + 1) * wide <= 1024 ? stackalloc int[(before.Length + 1) * wide] : new int[(before.Length + 1) * wide];
        best.Clear();
        for (var i = 1; i <= before.Length; i++)
            for (var j = 1; j <= now.Length; j++)
                best[i * wide + j] = before[i - 1] == now[j - 1]
                    ? best[(i - 1) * wide + j - 1] + 1
                    : Math.Max(best[(i - 1) * wide + j], best[i * wide + j - 1]);
        for (var j = now.Length; j > 0; j--)
            if (best[before.Length * wide + j] > best[before.Length * wide + j - 1]) return j;
        return 0;
    }
}
