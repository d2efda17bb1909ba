using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Whisper.Streaming;

/// <summary>
/// Which tentative words are on screen. A word appears when it is likely enough to stay, with all words before it; it goes only when
/// two hypotheses or a strong one have another in its place, or when it has not been heard again for a while.
/// </summary>
/// <remarks>
/// Words that flicker are worse than words that come a little later; see docs/decisions/0001-shown-words.md,
/// 0020-the-chance-that-a-word-stays.md and 0025-steadier.md.
/// </remarks>
/// <param name="settings">How likely a word must be, and how long one is kept that hypotheses no longer have.</param>
internal sealed class ShownWords(StreamSettings settings)
{
    // The odds that a word stays are twice those that the model gives it, times four for each earlier hypothesis in a row that had it.
    private const float OddsOfStaying = 2,
        OddsPerHypothesis = 4;
    private const int MaxHypotheses = 4;

    // The odds that the last word continues are six times those that the model gives it: the sound is cut off within the word.
    private const float OddsOfContinuing = 6;

    private readonly long patience = settings.TentativeTimeout.Samples();
    private readonly List<(string Key, TentativeWord[] Text)> screen = [];
    private string[] previous = []; // the hypothesis before
    private int[] times = []; // how many hypotheses in a row, up to the previous one, had its words in their places
    private long? doubtedSince;

    /// <summary>The words on screen.</summary>
    public TentativeWord[] Words => [.. screen.SelectMany(w => w.Text)];

    /// <summary>Updates the screen by a hypothesis about the sound up to <paramref name="time"/>.</summary>
    /// <param name="tail">The words after the settled ones.</param>
    /// <param name="time">Position in the stream, in samples.</param>
    /// <param name="write">Gives the text of one of them, by its place.</param>
    public void Update(Hypothesis tail, long time, Func<int, TentativeWord[]> write)
    {
        var keys = tail.Keys;
        var heard = TimesInARow(keys);
        var same = SameAsOnScreen(keys);
        var (likely, replaces) = Likely(tail, heard, same);
        if (same == screen.Count || keys.Length == 0 || (replaces && same < likely) || time - (doubtedSince ??= time) >= patience)
        {
            screen.RemoveRange(same, screen.Count - same);
            for (; same < likely; same++)
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

    /// <summary>Empties the screen and forgets all hypotheses.</summary>
    public void Clear()
    {
        screen.Clear();
        (previous, times, doubtedSince) = ([], [], null);
    }

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

    /// <summary>
    /// How many words are likely enough to stay, and whether the first that differs from the screen may replace what is there.
    /// </summary>
    private (int Words, bool Replaces) Likely(Hypothesis tail, int[] heard, int same)
    {
        var shared = LastShared(previous, tail.Keys);
        var (words, replaces) = (0, false);
        var chance = 1f;
        for (var i = 0; i < heard.Length; i++)
        {
            var often = Math.Max(heard[i], i < shared ? 2 : 1);
            chance *= AtOdds(OddsOfStaying * MathF.Pow(OddsPerHypothesis, often - 1), tail.Probability(i));
            if (i == heard.Length - 1)
                chance *= 1 - AtOdds(OddsOfContinuing, tail.GoesOn);
            if (i == same)
                replaces = heard[i] > 1 || chance >= settings.ShownOnce;
            if (chance >= (often > 1 ? settings.ShownAgain : settings.ShownOnce))
                words = i + 1;
        }
        return (words, replaces);
    }

    /// <summary>How many words on screen are the first ones of the hypothesis.</summary>
    private int SameAsOnScreen(string[] keys)
    {
        var same = 0;
        while (same < Math.Min(screen.Count, keys.Length) && screen[same].Key == keys[same])
            same++;
        return same;
    }

    /// <summary>For each word, how many hypotheses in a row have it in its place, this one included.</summary>
    private int[] TimesInARow(string[] keys) =>
        [.. keys.Select((key, i) => i < previous.Length && previous[i] == key ? Math.Min(times[i] + 1, MaxHypotheses) : 1)];

    /// <summary>Multiplies the odds of <paramref name="probability"/> by <paramref name="odds"/>.</summary>
    private static float AtOdds(float odds, float probability) => odds * probability / (odds * probability + 1 - probability);
}
