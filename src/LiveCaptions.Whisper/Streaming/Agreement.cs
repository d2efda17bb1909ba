using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Whisper.Streaming;

/// <summary>
/// Settling by agreement over stream time: a word is settled when every hypothesis of the last span began with it.
/// Over time, not over steps: two quick steps agree on the same mistake. The surer the model is of a word, the shorter the span that it
/// needs.
/// </summary>
/// <remarks>
/// See docs/decisions/0017-certain-words.md, and 0021-words-behind.md for the words after it as evidence, which was not kept.
/// </remarks>
/// <param name="span">For a word that the model is not sure of, in samples.</param>
internal sealed class Agreement(long span)
{
    // The part of the span that is enough for a word of at least this probability; the surest first.
    private static readonly (float Probability, double Part)[] Sooner = [(0.9f, 0.525), (0.7f, 0.75)];

    private readonly List<(long Time, string[] Keys)> history = [];

    /// <summary>Adds a hypothesis about the sound up to <paramref name="time"/>.</summary>
    /// <param name="time">Position in the stream, in samples.</param>
    /// <param name="keys">Its words.</param>
    /// <param name="probability">How sure the model is of each.</param>
    /// <returns>How many of its words are agreed upon; never its last one, which may still grow.</returns>
    public int Add(long time, string[] keys, Func<int, float> probability)
    {
        history.Add((time, keys));
        Forget(time);
        var agreed = 0;
        while (agreed < keys.Length - 1 && AllBeginWith(keys, agreed + 1, since: time - SpanOf(probability(agreed))))
            agreed++;
        return agreed;
    }

    /// <summary>Takes the first words, which are settled, out of all hypotheses.</summary>
    public void Settle(int words)
    {
        if (words == 0)
            return;
        for (var i = 0; i < history.Count; i++)
            history[i] = (history[i].Time, history[i].Keys[Math.Min(words, history[i].Keys.Length)..]);
    }

    /// <summary>Forgets all hypotheses: they say nothing about another window.</summary>
    public void Clear() => history.Clear();

    private long SpanOf(float probability)
    {
        foreach (var (least, part) in Sooner)
            if (probability >= least)
                return (long)(span * part);
        return span;
    }

    /// <summary>Whether all hypotheses begin with these words, back to the newest one that is as old as <paramref name="since"/>.</summary>
    private bool AllBeginWith(string[] keys, int words, long since)
    {
        for (var i = history.Count - 1; i >= 0; i--)
        {
            if (Hypothesis.InCommon(history[i].Keys, keys, words) < words)
                return false;
            if (history[i].Time <= since)
                return true;
        }
        return false;
    }

    // Of those that are a span old only the newest counts; older ones never will again.
    private void Forget(long now)
    {
        var last = history.FindLastIndex(h => h.Time <= now - span);
        if (last > 0)
            history.RemoveRange(0, last);
    }
}
