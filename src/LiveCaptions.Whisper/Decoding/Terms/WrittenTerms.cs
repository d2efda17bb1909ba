using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper.Decoding.Terms;

/// <summary>The terms written of late: they are recognised in the next draft, which the model alone would not follow.</summary>
internal sealed class WrittenTerms(Vocabulary vocabulary)
{
    private const int MostRemembered = 64; // far more than one draft has

    private readonly List<Remembered> written = [];

    public void Clear() => written.Clear();

    /// <summary>Notes a term; its later words, too, since the first ones may settle.</summary>
    public void Add(int[] spelling, float allowance, WrittenTerm term)
    {
        for (int i = 0, word = 0; i < spelling.Length; i++)
        {
            if (!vocabulary.StartsWord(spelling[i]))
                continue;
            var at = written.FindIndex(w => w.Tokens.AsSpan().SequenceEqual(spelling.AsSpan(i)));
            var part = term with { Word = word++ };
            if (at < 0)
                written.Add(new(spelling[i..], allowance, part));
            else
                written[at] = written[at] with { Term = part };
        }
        if (written.Count > MostRemembered)
            written.RemoveAt(0);
    }

    /// <summary>The longest term, or rest of one, that a draft has at its beginning as whole words.</summary>
    public Remembered? At(ReadOnlySpan<int> draft)
    {
        Remembered? longest = null;
        foreach (var term in written)
            if (
                draft.StartsWith(term.Tokens)
                && (draft.Length == term.Tokens.Length || !vocabulary.Continues(draft[term.Tokens.Length]))
                && !(longest?.Tokens.Length >= term.Tokens.Length)
            )
                longest = term;
        return longest;
    }

    /// <summary>A term that was written, or its rest.</summary>
    /// <param name="Tokens">How it was spelled.</param>
    /// <param name="Allowance">What it was allowed to lack.</param>
    /// <param name="Term">What it stood in place of the last time.</param>
    public readonly record struct Remembered(int[] Tokens, float Allowance, WrittenTerm Term);
}
