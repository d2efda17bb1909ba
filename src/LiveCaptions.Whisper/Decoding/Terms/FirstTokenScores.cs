namespace LiveCaptions.Whisper.Decoding.Terms;

/// <summary>What the first token of each term lacked on the token that was written, wherever a word of a text begins.</summary>
/// <remarks>Kept while the text is written, since only the last scores can be asked for afterwards; so a term that the sound makes
/// implausible costs no reading.</remarks>
internal sealed class FirstTokenScores(TermList list)
{
    private readonly List<float[]> lacks = []; // by place, reused
    private readonly List<bool> known = [];

    /// <summary>Forgets all places.</summary>
    public void Clear() => known.Clear();

    /// <summary>Notes the scores at a place, from which on the text is written anew.</summary>
    /// <param name="place">Where the token stands in the text.</param>
    /// <param name="chosen">The token written there.</param>
    /// <param name="row">Its scores; null: no word begins there, or it begins a term.</param>
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
