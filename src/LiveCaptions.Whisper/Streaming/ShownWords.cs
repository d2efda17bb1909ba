using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Whisper.Streaming;

/// <summary>
/// Which tentative words stand on screen. A word comes when it is likely enough to stay, with all words before it; it goes only when
/// two hypotheses or a strong one have another in its place, or when it has not been heard again for a while.
/// </summary>
/// <remarks>Words that flicker are worse than words that come a little later; see docs/decisions/0001-shown-words.md, 0020-the-chance-that-a-word-stays.md and 0025-steadier.md.</remarks>
internal sealed class ShownWords(long patience)
{
    // The odds that a word stays are twice those that the model gives it, and four times more for each hypothesis in a row that had it before, up to a number.
    private const float Alone = 2,
        Again = 4;
    private const int MostOften = 4;

    // The odds that the last word goes on are so many times those that the model gives it: the sound is cut off within the word.
    private const float GoesOn = 6;

    // The chance that it stays, and all words before it, from which on it is shown: heard once, and heard more often.
    private const float Once = 0.85f,
        More = 0.75f;

    private readonly List<(string Key, TentativeWord[] Text)> screen = [];
    private string[] previous = []; // the hypothesis before
    private int[] times = []; // how many in a row, it with them, had its words in their places
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
        var heard = Heard(keys);
        var same = Same(keys);
        var (count, other) = (0, false);
        var chance = 1f;
        for (var i = 0; i < keys.Length; i++)
        {
            var often = Math.Max(heard[i], i < shared ? 2 : 1);
            chance *= AtOdds(Alone * MathF.Pow(Again, often - 1), tail.Probability(i));
            if (i == keys.Length - 1)
                chance *= 1 - AtOdds(GoesOn, tail.GoesOn);
            if (i == same)
                other = heard[i] > 1 || chance >= Once;
            if (chance >= (often > 1 ? More : Once))
                count = i + 1;
        }
        other &= same < count;
        if (same == screen.Count || keys.Length == 0 || other || time - (doubtedSince ??= time) >= patience)
        {
            screen.RemoveRange(same, screen.Count - same);
            for (; same < count; same++)
                screen.Add((keys[same], []));
            doubtedSince = null;
        }
        for (var i = 0; i < same; i++)
            screen[i] = (keys[i], write(i)); // commas and capitals may have changed
        (previous, times) = (keys, heard);
    }

    /// <summary>The first words are settled: they are no longer tentative.</summary>
    public void Settle(int words)
    {
        var known = Math.Min(words, previous.Length);
        (previous, times) = (previous[known..], times[known..]);
        screen.RemoveRange(0, Math.Min(words, screen.Count));
    }

    /// <summary>Nothing is tentative any more, and what was heard before does not count.</summary>
    public void Clear()
    {
        screen.Clear();
        (previous, times, doubtedSince) = ([], [], null);
    }

    /// <summary>How many words of the screen stand there still.</summary>
    private int Same(string[] keys)
    {
        var same = 0;
        while (same < Math.Min(screen.Count, keys.Length) && screen[same].Key == keys[same])
            same++;
        return same;
    }

    /// <summary>How many hypotheses in a row, this one with them, have each word in its place.</summary>
    private int[] Heard(string[] keys) =>
        [.. keys.Select((key, i) => i < previous.Length && previous[i] == key ? Math.Min(times[i] + 1, MostOften) : 1)];

    /// <summary>The probability with so many times the odds.</summary>
    private static float AtOdds(float odds, float probability) => odds * probability / (odds * probability + 1 - probability);

    /// <summary>
    /// Up to the last word of their longest common subsequence. Words in front of it count too, although the two differ there:
    /// waiting for them would blank the words behind.
    /// </summary>
    public static int LastShared(string[] before, string[] now)
    {
        var wide = now.Length + 1;
        Span<int> best =
            (before.Length + 1) * wide <= 1024 ? stackalloc int[(before.Length + 1) * wide] : new int[(before.Length + 1) * wide];
        best.Clear();
        for (var i = 1; i <= before.Length; i++)
        for (var j = 1; j <= now.Length; j++)
            best[i * wide + j] =
                before[i - 1] == now[j - 1] ? best[(i - 1) * wide + j - 1] + 1 : Math.Max(best[(i - 1) * wide + j], best[i * wide + j - 1]);
        for (var j = now.Length; j > 0; j--)
            if (best[before.Length * wide + j] > best[before.Length * wide + j - 1])
                return j;
        return 0;
    }
}
