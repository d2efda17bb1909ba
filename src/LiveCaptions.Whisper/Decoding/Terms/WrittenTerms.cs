using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper.Decoding.Terms;

/// <summary>The terms written of late: they are recognised in the next draft, which the model alone would not follow.</summary>
internal sealed class WrittenTerms(Vocabulary vocabulary)
{
    private const int MostRemembered = 64; // far more than one draft has

    private readonly List<(int[] Tokens, float Allowance)> written = [];

    public void Clear() => written.Clear();

    /// <summary>Notes a term; its later words, too, since the first ones may settle.</summary>
    public void Add(int[] spelling, float allowance)
    {
        for (var i = 0; i < spelling.Length; i++)
            if (vocabulary.StartsWord(spelling[i]) && !written.Exists(w => w.Tokens.AsSpan().SequenceEqual(spelling.AsSpan(i))))
                written.Add((spelling[i..], allowance));
        if (written.Count > MostRemembered)
            written.RemoveAt(0);
    }

    /// <summary>The longest term, or rest of one, that a draft has at its beginning as whole words.</summary>
    public (int[] Tokens, float Allowance)? At(ReadOnlySpan<int> draft)
    {
        (int[] Tokens, float Allowance)? longest = null;
        foreach (var term in written)
            if (
                draft.StartsWith(term.Tokens)
                && (draft.Length == term.Tokens.Length || !vocabulary.Continues(draft[term.Tokens.Length]))
                && !(longest?.Tokens.Length >= term.Tokens.Length)
            )
                longest = term;
        return longest;
    }
}
