using System.Runtime.InteropServices;

namespace LiveCaptions.Whisper.Decoding;

/// <summary>Tokens as they are written one after the other, and how likely the model found each.</summary>
internal sealed class DecodedText
{
    private const float Least = 1e-9f;
    private readonly List<int> tokens = [];
    private readonly List<float> probabilities = [];

    /// <summary>How likely it is that nothing follows.</summary>
    public float End { get; set; }

    /// <summary>How likely it is that the last word is not complete.</summary>
    public float GoesOn { get; set; }

    public int Count => tokens.Count;
    public ReadOnlySpan<int> Tokens => CollectionsMarshal.AsSpan(tokens);
    public ReadOnlySpan<float> Probabilities => CollectionsMarshal.AsSpan(probabilities);

    public void Add(TokenChoice choice)
    {
        tokens.Add(choice.Token);
        probabilities.Add(choice.Probability);
    }

    /// <summary>Only the first tokens stay.</summary>
    public void CutTo(int count)
    {
        tokens.RemoveRange(count, tokens.Count - count);
        probabilities.RemoveRange(count, probabilities.Count - count);
    }

    public void Take(DecodedText other)
    {
        CutTo(0);
        tokens.AddRange(other.Tokens);
        probabilities.AddRange(other.Probabilities);
        (End, GoesOn) = (other.End, other.GoesOn);
    }

    /// <summary>How much the model likes what stands from this place on, with its end: the mean of the logarithms of the probabilities.</summary>
    public float LikingFrom(int place)
    {
        var sum = MathF.Log(Math.Max(End, Least));
        for (var i = place; i < probabilities.Count; i++)
            sum += MathF.Log(Math.Max(probabilities[i], Least));
        return sum / (probabilities.Count - place + 1);
    }
}
