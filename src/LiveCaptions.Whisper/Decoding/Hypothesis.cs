using System.Globalization;
using LiveCaptions.Whisper.Decoding.Terms;
using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper.Decoding;

/// <summary>The text of one decode after the settled words: tokens, and the words that they make.</summary>
internal sealed class Hypothesis
{
    public static readonly Hypothesis Empty = new([], [], []);

    private readonly int[] tokens;
    private readonly float[] probabilities;
    private readonly Word[] words;

    private Hypothesis(int[] tokens, float[] probabilities, Word[] words, float goesOn = 0) =>
        (this.tokens, this.probabilities, this.words, GoesOn, Keys) = (tokens, probabilities, words, goesOn, [.. words.Select(w => w.Key)]);

    /// <summary>A word of a hypothesis.</summary>
    /// <param name="Key">Its letters: hypotheses agree on a word if these are equal, since commas and capitals change with every
    /// step.</param>
    /// <param name="End">Tokens up to and including this word.</param>
    /// <param name="Term">What it is of a term in place of other words; null: nothing.</param>
    public readonly record struct Word(string Key, int End, TermWord? Term = null);

    public ReadOnlySpan<int> Tokens => tokens;
    public ReadOnlySpan<float> Probabilities => probabilities;

    /// <summary>Number of words.</summary>
    public int Count => words.Length;

    /// <summary>Probability that the last word is not complete: "down" where "downstairs" is being said.</summary>
    public float GoesOn { get; }

    /// <summary>The key of each word.</summary>
    public string[] Keys { get; }

    public static Hypothesis Of(Vocabulary vocabulary, DecodedText text)
    {
        var hypothesis = Of(vocabulary, text.Tokens, text.Probabilities, text.GoesOn);
        foreach (var term in text.Terms)
            hypothesis.Mark(term);
        return hypothesis;
    }

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

    /// <summary>What a word is of a term that stands in place of other words; null: nothing.</summary>
    public TermWord? TermAt(int word) => words[word].Term;

    private void Mark(TermPlace term)
    {
        var of = 0;
        for (var i = 0; i < words.Length; i++)
            if (TokensOf(i) < term.End && words[i].End > term.Place)
                words[i] = words[i] with { Term = term.Term.At(of++) };
    }

    /// <summary>The letters and digits of a text, in lower case.</summary>
    public static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    /// <summary>Number of tokens in the first words; all tokens if all words are meant.</summary>
    public int TokensOf(int count) =>
        count == 0 ? 0
        : count >= words.Length ? tokens.Length
        : words[count - 1].End;

    /// <summary>Letters and digits in the first words; one that stands for a syllable counts as two.</summary>
    public int LettersOf(int count)
    {
        var letters = 0;
        foreach (var key in Keys.AsSpan(0, count))
        foreach (var letter in key)
            letters += char.GetUnicodeCategory(letter) == UnicodeCategory.OtherLetter ? 2 : 1;
        return letters;
    }

    /// <summary>The tokens of a word.</summary>
    public ReadOnlySpan<int> TokensAt(int word) => tokens.AsSpan(TokensOf(word)..TokensOf(word + 1));

    /// <summary>Probability of a word: that of its least likely token.</summary>
    public float Probability(int word)
    {
        var least = 1f;
        foreach (var p in probabilities.AsSpan(TokensOf(word)..TokensOf(word + 1)))
            least = Math.Min(least, p);
        return least;
    }

    /// <summary>Mean log probability of the tokens; 0 if there are none.</summary>
    public float MeanLogProbability => tokens.Length == 0 ? 0 : probabilities.Average(p => MathF.Log(Math.Max(p, 1e-9f)));

    /// <summary>The hypothesis without its first words.</summary>
    public Hypothesis After(int count)
    {
        if (count == 0)
            return this;
        if (count >= words.Length)
            return Empty;
        var cut = TokensOf(count);
        return new(tokens[cut..], probabilities[cut..], [.. words[count..].Select(w => w with { End = w.End - cut })], GoesOn);
    }

    /// <summary>Number of words that both begin with, at most <paramref name="max"/>.</summary>
    public static int InCommon(string[] a, string[] b, int max)
    {
        var same = 0;
        while (same < Math.Min(Math.Min(a.Length, b.Length), max) && a[same] == b[same])
            same++;
        return same;
    }
}
