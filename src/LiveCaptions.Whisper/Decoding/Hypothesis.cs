using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper.Decoding;

/// <summary>What one decode says after the settled words: tokens, and the words they make.</summary>
internal sealed class Hypothesis
{
    public static readonly Hypothesis Empty = new([], [], []);

    private readonly int[] tokens;
    private readonly float[] probabilities;
    private readonly Word[] words;

    private Hypothesis(int[] tokens, float[] probabilities, Word[] words, float goesOn = 0) =>
        (this.tokens, this.probabilities, this.words, GoesOn, Keys) = (tokens, probabilities, words, goesOn, [.. words.Select(w => w.Key)]);

    /// <summary>A word of a hypothesis.</summary>
    /// <param name="Key">Its letters: hypotheses agree on a word if these are equal; commas and capitals change with every step.</param>
    /// <param name="End">Tokens up to and with this word.</param>
    public readonly record struct Word(string Key, int End);

    public ReadOnlySpan<int> Tokens => tokens;
    public ReadOnlySpan<float> Probabilities => probabilities;
    public int Count => words.Length;

    /// <summary>How likely it is that the last word is not complete: "down" where "downstairs" is being said.</summary>
    public float GoesOn { get; }

    public string[] Keys { get; }

    public static Hypothesis Of(Vocabulary vocabulary, DecodedText text) => Of(vocabulary, text.Tokens, text.Probabilities, text.GoesOn);

    public static Hypothesis Of(Vocabulary vocabulary, ReadOnlySpan<int> tokens, ReadOnlySpan<float> probabilities, float goesOn = 0)
    {
        var words = new List<Word>();
        for (int start = 0, end = 1; end <= tokens.Length; end++)
        {
            if (end < tokens.Length && !vocabulary.StartsWord(tokens[end]))
                continue;
            var key = Letters(vocabulary.Text(tokens[start..end]));
            if (key.Length > 0)
                words.Add(new(key, end));
            else if (words.Count > 0)
                words[^1] = words[^1] with { End = end }; // a lone mark belongs to the word before
            else
                continue; // or to the one after
            start = end;
        }
        return new(tokens.ToArray(), probabilities.ToArray(), [.. words], goesOn);
    }

    /// <summary>Lower-case letters and digits only.</summary>
    public static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    /// <summary>How many tokens the first words are; all words: all tokens.</summary>
    public int TokensOf(int count) =>
        count == 0 ? 0
        : count >= words.Length ? tokens.Length
        : words[count - 1].End;

    /// <summary>A word's tokens.</summary>
    public ReadOnlySpan<int> TokensAt(int word) => tokens.AsSpan(TokensOf(word)..TokensOf(word + 1));

    /// <summary>How sure the model was of a word: of its least likely token.</summary>
    public float Probability(int word)
    {
        var least = 1f;
        foreach (var p in probabilities.AsSpan(TokensOf(word)..TokensOf(word + 1)))
            least = Math.Min(least, p);
        return least;
    }

    /// <summary>What is left when the first words are settled.</summary>
    public Hypothesis After(int count)
    {
        if (count == 0)
            return this;
        if (count >= words.Length)
            return Empty;
        var cut = TokensOf(count);
        return new(tokens[cut..], probabilities[cut..], [.. words[count..].Select(w => w with { End = w.End - cut })], GoesOn);
    }

    /// <summary>How many words both begin with, at most <paramref name="most"/>.</summary>
    public static int InCommon(string[] a, string[] b, int most)
    {
        var same = 0;
        while (same < Math.Min(Math.Min(a.Length, b.Length), most) && a[same] == b[same])
            same++;
        return same;
    }
}
