using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Whisper.Streaming;

/// <summary>
/// Which tentative words stand on screen. A word comes when it is likely enough to stay, with all words before it; it goes only when
/// two hypotheses or a strong one have another in its place, or when it has not been heard again for a while.
/// </summary>
/// <remarks>Words that flicker are worse than words that come a little later; see docs/decisions/0001-shown-words.md and 0020-the-chance-that-a-word-stays.md.</remarks>
internal sealed class ShownWords(long patience)
{
    // The odds that a word stays are so many times those that the model gives it; more if the hypothesis before shares it.
    private const float Alone = 2, Shared = 8;

    // The odds that the last word goes on are so many times those that the model gives it: the sound is cut off within the word.
    private const float GoesOn = 6;

    // The chance that it stays, and all words before it, from which on it is shown: heard once, heard twice, and in place of another.
    private const float Once = 0.75f, Twice = 0.5f, Instead = 0.8f;

    private readonly List<(string Key, TentativeWord[] Text)> screen = [];
    private string[] previous = [];                     // the hypothesis before
    private long? doubtedSince;

    /// <summary>The words on screen.</summary>
    public TentativeWord[] Words => [.. screen.SelectMany(w => w.Text)];

    /// <summary>Takes a hypothesis about the sound up to <paramref name="time"/>.</summary>
    /// <param name="tail">What follows the settled words.</param>
    /// <param name="time">Position in the stream, in samples.</param>
    /// <param name="write">Text of one of its words.</param>
    public void Hear(Hypothesis tail, long time, Func<int, TentativeWord[]> write)
    {
        var keys = tail.Keys;
        var shared = LastShared(previous, keys);
        var same = Same(keys);
        var (count, other) = (0, false);
        var chance = 1f;
        for (var i = 0; i < keys.Length; i++)
        {
            chance *= Chance(tail.Probability(i), i < shared);
            if (i == keys.Length - 1) chance *= 1 - Times(GoesOn, tail.GoesOn);
            if (i == same) other = Stood(i, keys) || chance >= Instead;
            if (chance >= (i < shared ? Twice : Once)) count = i + 1;
        }
        other &= same < count;
        if (same == screen.Count || keys.Length == 0 || other || time - (doubtedSince ??= time) >= patience)
        {
            screen.RemoveRange(same, screen.Count - same);
            for (; same < count; same++) screen.Add((keys[same], []));
            doubtedSince = null;
        }
        for (var i = 0; i < same; i++) screen[i] = (keys[i], write(i));     // commas and capitals may have changed
        previous = keys;
    }

    /// <summary>The first words are settled: they are no longer tentative.</summary>
    public void Settle(int words)
    {
        previous = previous[Math.Min(words, previous.Length)..];
        screen.RemoveRange(0, Math.Min(words, screen.Count));
    }

    /// <summary>Nothing is tentative any more, and what was heard before does not count.</summary>
    public void Clear()
    {
        screen.Clear();
        (previous, doubtedSince) = ([], null);
    }

    /// <summary>How many words of the screen stand there still.</summary>
    private int Same(string[] keys)
    {
        var same = 0;
        while (same < Math.Min(screen.Count, keys.Length) && screen[same].Key == keys[same]) same++;
        return same;
    }

    /// <summary>The hypothesis before has this word in the same place.</summary>
    private bool Stood(int at, string[] keys) => at < previous.Length && previous[at] == keys[at];

    /// <summary>How likely a word is to stay, if all before it do.</summary>
    private static float Chance(float probability, bool shared) => Times(shared ? Shared : Alone, probability);

    /// <summary>The probability with so many times the odds.</summary>
    private static float Times(float odds, float probability) => odds * probability / (odds * probability + 1 - probability);

    /// <summary>
    /// Up to the last word of their longest common subsequence. Words in front of it count too, although the two differ there:
    /// waiting for them would blank the words behind.
    /// </summary>
    public static int LastShared(string[] before, string[] now)
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
