using System.Text;
using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Tests.Whisper.Streaming;

/// <summary>A small vocabulary for tests: every word and every mark is one token.</summary>
internal sealed class SpokenTokens
{
    private static readonly string[] Pieces =
    [
        " one",
        " two",
        " three",
        " four",
        " five",
        " six",
        " seven",
        " eight",
        " nine",
        " ten",
        ",",
        ".",
        " One",
        " you",
        " thank",
        " uh",
        " [",
        "♪",
        "ty",
        " New",
        " York",
        "你",
        "好",
        " >>",
    ];

    /// <summary>Token of each piece is its place; end of text and the prompt come after them.</summary>
    public static readonly ModelLayout Layout = new()
    {
        Vocabulary = Pieces.Length + 10,
        AudioContext = 1500,
        TextContext = 448,
        Multilingual = false,
        Languages = ["en"],
        EndOfText = Pieces.Length,
        Start = Pieces.Length + 1,
        NoTimestamps = Pieces.Length + 2,
        NoSpeech = Pieces.Length + 9,
        Transcribe = Pieces.Length + 3,
        Translate = Pieces.Length + 4,
        FirstLanguage = Pieces.Length + 5,
    };

    public static readonly Vocabulary Vocabulary = new([.. Pieces.Select(Encoding.UTF8.GetBytes)]);

    public static int EndOfText => Layout.EndOfText;

    /// <summary>Tokens of a text: pieces as above, longest first.</summary>
    public static int[] Of(string text)
    {
        var tokens = new List<int>();
        for (var rest = text.Length > 0 && char.IsLetter(text[0]) && text[0] < 128 ? " " + text : text; rest.Length > 0; )
        {
            var token = Enumerable
                .Range(0, Pieces.Length)
                .Where(i => rest.StartsWith(Pieces[i], StringComparison.Ordinal))
                .MaxBy(i => Pieces[i].Length);
            if (!rest.StartsWith(Pieces[token], StringComparison.Ordinal))
                throw new ArgumentException($"no token for \"{rest}\"");
            tokens.Add(token);
            rest = rest[Pieces[token].Length..];
        }
        return [.. tokens];
    }

    public static Hypothesis Hypothesis(string text, float probability = 0.9f, float goesOn = 0)
    {
        var tokens = Of(text);
        return LiveCaptions.Whisper.Decoding.Hypothesis.Of(
            Vocabulary,
            tokens,
            Enumerable.Repeat(probability, tokens.Length).ToArray(),
            goesOn
        );
    }
}
