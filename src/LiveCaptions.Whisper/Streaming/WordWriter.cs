using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Decoding.Terms;
using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper.Streaming;

/// <summary>Writes tokens as words: their text, whether a space stands before it, and times that only rise.</summary>
internal sealed class WordWriter(Vocabulary vocabulary)
{
    private static readonly long ShortestWord = AudioTime.SamplesIn(0.02);
    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create(".,;:!?…-–—'\"”’)");
    private string lastText = "";
    private long lastEnd;

    /// <summary>Whether a text ends with a punctuation mark, after which people pause.</summary>
    public static bool EndsWithMark(string text) => text.Length > 0 && Marks.Contains(text[^1]);

    /// <summary>Writes a word of a tail as tentative.</summary>
    /// <param name="tail">The hypothesis that it is in.</param>
    /// <param name="word">Its place there.</param>
    /// <param name="opening">What it begins.</param>
    public TentativeWord[] Tentative(Hypothesis tail, int word, Opening opening) =>
        [.. Parts(tail, word, opening).Select(part => new TentativeWord(part.Text, part.Joined))];

    /// <summary>Writes a word of a tail as settled.</summary>
    /// <param name="tail">The hypothesis that it is in.</param>
    /// <param name="word">Its place there.</param>
    /// <param name="opening">What it begins.</param>
    /// <param name="start">Where its sound begins, as a position in the stream.</param>
    /// <param name="end">Where its sound ends.</param>
    public IEnumerable<SettledWord> Settled(Hypothesis tail, int word, Opening opening, long start, long end)
    {
        start = Math.Max(start, lastEnd);
        lastEnd = end = Math.Max(end, start + ShortestWord);
        foreach (var (text, joined) in Parts(tail, word, opening))
        {
            yield return new SettledWord(text, joined, new(start), new(end), tail.Probability(word)) { Term = TermIn(text, tail, word) };
            lastText = text;
        }
    }

    /// <summary>What a written part of a word is of a term; a mark that was written late is nothing of it.</summary>
    private static TermWord? TermIn(string text, Hypothesis tail, int word) =>
        tail.TermAt(word) is { } term && text.Any(char.IsLetterOrDigit) ? term with { Heard = WrittenTerm.Heard(text, term) } : null;

    /// <summary>
    /// A mark that the model wrote late (", and") becomes a word of its own, joined to the one before unless a window begins with it.
    /// </summary>
    private IEnumerable<(string Text, bool Joined)> Parts(Hypothesis tail, int word, Opening opening)
    {
        var text = vocabulary.Text(tail.TokensAt(word));
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var spaced = space == 0;
        var marks = space > 0 && !text.AsSpan(0, space).ContainsAnyExcept(Marks) ? space : WordSpacing.LateMarks(text, opening);
        if (marks > 0)
        {
            yield return (text[..marks], opening != Opening.Window);
            (text, spaced) = (text[marks..], true);
        }
        text = text.Trim();
        if (text.Length > 0)
            yield return (text, !spaced && WordSpacing.IsJoined(lastText, text, opening));
    }
}
