using System.Runtime.InteropServices;
using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper.Streaming;

/// <summary>Where the words of a window's tail are in the stream: start and end of each.</summary>
internal sealed class WordPositions(Vocabulary vocabulary, SoundBuffer sound)
{
    /// <summary>As the model looked at them.</summary>
    /// <param name="window">Has the words.</param>
    /// <param name="frames">Where each of its tokens began, from the window's start, and where the last ended, when the tail was decoded.</param>
    public static (long Start, long End)[] Looked(RecognitionWindow window, ReadOnlySpan<int> frames)
    {
        var (tail, first, start) = (window.Tail, window.CutSince.Tokens + window.Settled.Count, window.Start - window.CutSince.Samples);
        var words = new (long Start, long End)[tail.Count];
        for (var i = 0; i < words.Length; i++)
            words[i] = (
                start + (long)frames[first + tail.TokensOf(i)] * Frames.Samples,
                start + (long)frames[first + tail.TokensOf(i + 1)] * Frames.Samples
            );
        return words;
    }

    /// <summary>The same, by the sound where there are pauses.</summary>
    public (long Start, long End)[] Sharpened(RecognitionWindow window, (long Start, long End)[] looked)
    {
        (long Start, long End)[] words = [.. looked];
        Span<bool> afterMark = stackalloc bool[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            var before = i > 0 ? window.Tail.TokensAt(i - 1) : CollectionsMarshal.AsSpan(window.SettledTokens);
            afterMark[i] = before.IsEmpty || WordWriter.EndsWithMark(vocabulary.Text(before[^1..]));
        }
        var from = Math.Max(window.Start, words[0].Start - AudioTime.SampleRate);
        SpokenEdges.Sharpen(sound.Between(from, window.DecodedTo), from, words, afterMark);
        return words;
    }
}
