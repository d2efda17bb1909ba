using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper.Streaming;

/// <summary>Writes tokens as words: their text, whether a space stands before it, and times that only rise.</summary>
internal sealed class WordWriter(Vocabulary vocabulary)
{
    private static readonly long ShortestWord = AudioTime.SamplesIn(0.02);
    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create(".,;:!?…-–—'\"”’)");
    private long lastEnd;

    /// <summary>Whether a text ends with a punctuation mark, after which people pause.</summary>
    public static bool EndsWithMark(string text) => text.Length > 0 && Marks.Contains(text[^1]);

    /// <summary>Writes a word of a tail as tentative.</summary>
    /// <param name="tail">The hypothesis that it is in.</param>
    /// <param name="word">Its place there.</param>
    /// <param name="opening">It is the first in its window.</param>
    public TentativeWord[] Tentative(Hypothesis tail, int word, bool opening) =>
        [.. Parts(tail, word, opening).Select(part => new TentativeWord(part.Text, part.Joined))];

    /// <summary>Writes a word of a tail as settled.</summary>
    /// <param name="tail">The hypothesis that it is in.</param>
    /// <param name="word">Its place there.</param>
    /// <param name="opening">It is the first in its window.</param>
    /// <param name="start">Where its sound begins, as a position in the stream.</param>
    /// <param name="end">Where its sound ends.</param>
    public IEnumerable<SettledWord> Settled(Hypothesis tail, int word, bool opening, long start, long end)
    {
        start = Math.Max(start, lastEnd);
        lastEnd = end = Math.Max(end, start + ShortestWord);
        foreach (var (text, joined) in Parts(tail, word, opening))
            yield return new SettledWord(text, joined, new(start), new(end), tail.Probability(word));
    }

    /// <summary>A mark that the model wrote late (", and") becomes a word of its own, joined to the one before.</summary>
    private IEnumerable<(string Text, bool Joined)> Parts(Hypothesis tail, int word, bool opening)
    {
        var text = vocabulary.Text(tail.TokensAt(word));
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var joined = space != 0;
        if (joined && space > 0 && !text.AsSpan(0, space).ContainsAnyExcept(Marks))
        {
            yield return (text[..space], !opening);
            (text, joined) = (text[space..], false);
        }
        text = text.Trim();
        if (text.Length == 0)
            yield break;
        // Whisper sometimes opens a window without its space; scripts from U+2E80 on have none between words.
        yield return (text, joined && !(opening && text[0] < '\u2E80'));
    }
}
