namespace LiveCaptions.Whisper.Decoding.Terms;

/// <summary>What the first token of each term lacked on the token that was written, wherever a word of a text begins.</summary>
/// <remarks>Kept while the text is written, since only the last scores can be asked for afterwards; so a term that the sound makes
/// implausible costs no reading.</remarks>
internal sealed class FirstTokenScores(TermList list)
{
    private readonly List<float[]> lacks = []; // by place, reused
    private readonly List<bool> known = [];
    private readonly List<float[]> left = []; // reused, too
    private readonly List<bool> leftKnown = [];

    /// <summary>Forgets all places.</summary>
    public void Clear() => known.Clear();

    /// <summary>Sets aside what is known from a place on.</summary>
    public void Leave(int from)
    {
        leftKnown.Clear();
        for (var place = from; place < known.Count; place++)
            leftKnown.Add(known[place]);
        Swap(from);
        Forget(from);
    }

    /// <summary>Takes up what was set aside from this place on.</summary>
    public void Return(int from)
    {
        Swap(from);
        Forget(from);
        known.AddRange(leftKnown);
    }

    private void Swap(int from)
    {
        for (var i = 0; i < leftKnown.Count; i++)
        {
            if (left.Count == i)
                left.Add(new float[list.FirstTokens.Length]);
            (lacks[from + i], left[i]) = (left[i], lacks[from + i]);
        }
    }

    private void Forget(int from) => known.RemoveRange(Math.Min(from, known.Count), Math.Max(0, known.Count - from));

    /// <summary>Notes the scores at a place, from which on the text is written anew.</summary>
    /// <param name="place">Where the token stands in the text.</param>
    /// <param name="chosen">The token written there.</param>
    /// <param name="row">Its scores; empty: no word begins there, or it is a term's.</param>
    public void Note(int place, int chosen, ReadOnlySpan<float> row)
    {
        while (known.Count <= place)
            known.Add(false);
        while (lacks.Count <= place)
            lacks.Add(new float[list.FirstTokens.Length]);
        known[place] = !row.IsEmpty;
        if (row.IsEmpty)
            return;
        var first = list.FirstTokens;
        var (to, best) = (lacks[place], row[chosen]);
        for (var i = 0; i < first.Length; i++)
            to[i] = best - row[first[i]];
    }

    /// <summary>What each first token lacked; empty where no word begins.</summary>
    public ReadOnlySpan<float> At(int place) => place < known.Count && known[place] ? lacks[place] : [];
}
