using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper.Streaming;

/// <summary>Start and end of each word of a window's tail, as positions in the stream.</summary>
internal sealed class WordPositions(Vocabulary vocabulary, SoundBuffer sound)
{
    /// <summary>Positions by the model's attention.</summary>
    /// <param name="window">The window.</param>
    /// <param name="starts">Where each of its tokens began and the last one ended when the tail was decoded, in samples from the window's
    /// start.</param>
    public static (long Start, long End)[] ByAttention(RecognitionWindow window, ReadOnlySpan<int> starts)
    {
        var (tail, first, start) = (window.Tail, window.CutSince.Tokens + window.Settled.Length, window.Start - window.CutSince.Samples);
        var words = new (long Start, long End)[tail.Count];
        for (var i = 0; i < words.Length; i++)
            words[i] = (start + starts[first + tail.TokensOf(i)], start + starts[first + tail.TokensOf(i + 1)]);
        return words;
    }

    /// <summary>The same positions, moved to pauses in the sound where there are any.</summary>
    public (long Start, long End)[] Sharpened(RecognitionWindow window, (long Start, long End)[] byAttention)
    {
        (long Start, long End)[] words = [.. byAttention];
        Span<bool> afterMark = stackalloc bool[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            var before = i > 0 ? window.Tail.TokensAt(i - 1) : window.Settled;
            afterMark[i] = before.IsEmpty || WordWriter.EndsWithMark(vocabulary.Text(before[^1..]));
        }
        var from = Math.Max(window.Start, words[0].Start - AudioTime.SampleRate);
        SpokenEdges.Sharpen(sound.Between(from, window.DecodedTo), from, words, afterMark);
        return words;
    }
}
