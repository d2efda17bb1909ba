using System.Text;
using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Tests.Whisper.Decoding.Terms;

/// <summary>A vocabulary of letters and of words that were learnt letter by letter, as byte-pair encoding learns them.</summary>
internal sealed class LearntTokens
{
    /// <param name="words">Pieces of text that are one token each.</param>
    public LearntTokens(params string[] words)
    {
        var letters = " ,.'".Concat(Enumerable.Range('a', 26).Concat(Enumerable.Range('A', 26)).Select(c => (char)c));
        var pieces = letters.Select(c => c.ToString()).ToList();
        foreach (var word in words)
            for (var length = 2; length <= word.Length; length++)
                if (!pieces.Contains(word[..length]))
                    pieces.Add(word[..length]);
        Vocabulary = new([.. pieces.Select(Encoding.UTF8.GetBytes)]);
        Layout = new()
        {
            Vocabulary = pieces.Count + 10,
            AudioContext = 1500,
            TextContext = 448,
            Multilingual = false,
            Languages = ["en"],
            EndOfText = pieces.Count,
            Start = pieces.Count + 1,
            NoTimestamps = pieces.Count + 2,
            NoSpeech = pieces.Count + 9,
            Transcribe = pieces.Count + 3,
            Translate = pieces.Count + 4,
            FirstLanguage = pieces.Count + 5,
        };
    }

    public Vocabulary Vocabulary { get; }

    public ModelLayout Layout { get; }

    /// <summary>The tokens of a text, which begins with a word.</summary>
    public int[] Of(string text) => Vocabulary.Tokeniser.Encode(" " + text);

    /// <summary>The text of each token.</summary>
    public string[] Pieces(string text) => [.. Vocabulary.Tokeniser.Encode(text).Select(token => Vocabulary.Text([token]))];
}
