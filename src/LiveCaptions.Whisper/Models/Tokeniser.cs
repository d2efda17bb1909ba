using System.Text;

namespace LiveCaptions.Whisper.Models;

/// <summary>Writes text in a model's tokens by byte-pair encoding: of all pairs that make one, the one learnt first is joined.</summary>
/// <remarks>
/// Sennrich, Haddow, Birch, ACL 2016. Tokens are numbered in the order in which they were learnt, so their numbers are the table of
/// merges, which model files do not have. Threading: safe.
/// </remarks>
internal sealed class Tokeniser
{
    private readonly Dictionary<string, int> numbers = []; // by bytes, each as one character

    public Tokeniser(Vocabulary vocabulary)
    {
        // Of two tokens with the same bytes the later one is written: in SentencePiece's vocabularies letters stand behind single bytes,
        // which are for characters that have no token.
        for (var token = 0; token < vocabulary.Count; token++)
            numbers[Encoding.Latin1.GetString(vocabulary.Bytes(token))] = token;
    }

    /// <summary>The tokens of a text; empty if the model has no token for one of its bytes.</summary>
    public int[] Encode(string text)
    {
        var pieces = Encoding.UTF8.GetBytes(text).Select(b => ((char)b).ToString()).ToList();
        while (FirstLearnt(pieces) is >= 0 and var place)
        {
            pieces[place] += pieces[place + 1];
            pieces.RemoveAt(place + 1);
        }
        return pieces.TrueForAll(numbers.ContainsKey) ? [.. pieces.Select(piece => numbers[piece])] : [];
    }

    /// <summary>Where the pair stands that makes the token learnt first; -1: no pair makes one.</summary>
    private int FirstLearnt(List<string> pieces)
    {
        var (first, place) = (int.MaxValue, -1);
        for (var i = 0; i + 1 < pieces.Count; i++)
            if (numbers.TryGetValue(pieces[i] + pieces[i + 1], out var token) && token < first)
                (first, place) = (token, i);
        return place;
    }
}
