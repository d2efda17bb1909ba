using System.Runtime.InteropServices;
using LiveCaptions.Whisper.Decoding.Terms;

namespace LiveCaptions.Whisper.Decoding;

/// <summary>Tokens as they are written one after the other, each with the probability that the model gave it.</summary>
internal sealed class DecodedText
{
    private const float MinProbability = 1e-9f; // keeps logarithms finite
    private readonly List<int> tokens = [];
    private readonly List<float> probabilities = [];
    private readonly List<TermPlace> terms = [];

    /// <summary>Probability that the text ends here; 0 if it was cut off.</summary>
    public float End { get; set; }

    /// <summary>Probability that the last word is not complete.</summary>
    public float GoesOn { get; set; }

    public int Count => tokens.Count;
    public ReadOnlySpan<int> Tokens => CollectionsMarshal.AsSpan(tokens);
    public ReadOnlySpan<float> Probabilities => CollectionsMarshal.AsSpan(probabilities);

    /// <summary>Terms that stand in it in place of other words, in order.</summary>
    public ReadOnlySpan<TermPlace> Terms => CollectionsMarshal.AsSpan(terms);

    /// <summary>The tokens from a place on are a term's.</summary>
    public void Mark(int place, WrittenTerm term) => terms.Add(new(place, Count, term));

    public void Add(TokenChoice choice)
    {
        tokens.Add(choice.Token);
        probabilities.Add(choice.Probability);
    }

    /// <summary>Keeps only the first tokens.</summary>
    public void CutTo(int count)
    {
        while (terms.Count > 0 && terms[^1].End > count)
            terms.RemoveAt(terms.Count - 1);
        tokens.RemoveRange(count, tokens.Count - count);
        probabilities.RemoveRange(count, probabilities.Count - count);
    }

    public void CopyFrom(DecodedText other)
    {
        CutTo(0);
        tokens.AddRange(other.Tokens);
        probabilities.AddRange(other.Probabilities);
        terms.AddRange(other.terms);
        (End, GoesOn) = (other.End, other.GoesOn);
    }

    /// <summary>Mean log probability of the tokens from this place on and of the end.</summary>
    public float MeanLogProbabilityFrom(int place)
    {
        var sum = MathF.Log(Math.Max(End, MinProbability));
        for (var i = place; i < probabilities.Count; i++)
            sum += MathF.Log(Math.Max(probabilities[i], MinProbability));
        return sum / (probabilities.Count - place + 1);
    }
}
