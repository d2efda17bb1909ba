using System.Runtime.InteropServices;
using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper.Decoding;

/// <summary>
/// Says when words are said where the decoder shows no attention: tokens share the loud frames by their length, and what was settled
/// keeps the place that it had. Positions are good to a syllable or two; edges at pauses are found in the sound afterwards.
/// </summary>
/// <remarks>See docs/decisions/0042-the-packaged-engine.md. It works with frames of 20 ms.</remarks>
internal sealed class SoundAlignment
{
    /// <summary>Quiet is 20 dB below the loudest frame nearby, 0.8 s to both sides.</summary>
    private const float Quiet = 0.1f;

    private const int Nearby = 40;

    private const int FrameSamples = AudioTime.SampleRate / 50;

    private readonly List<long> places = []; // where each token of the last alignment began, in samples of the stream, and its end
    private readonly List<float> levels = [];
    private long windowStart;
    private int window; // frames

    /// <summary>How many letters each token has, by which <see cref="Align"/> shares the sound out; 0 for a mark.</summary>
    public static int[] LettersOf(ReadOnlySpan<int> tokens, Vocabulary vocabulary)
    {
        var letters = new int[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
            letters[i] = Hypothesis.Letters(vocabulary.Text([tokens[i]])).Length;
        return letters;
    }

    /// <summary>Takes the sound of a window.</summary>
    /// <param name="sound">Samples from the window's start.</param>
    /// <param name="start">The window's first sample, as a position in the stream.</param>
    public void Hear(ReadOnlySpan<float> sound, long start)
    {
        windowStart = start;
        levels.Clear();
        for (; sound.Length >= FrameSamples; sound = sound[FrameSamples..])
        {
            var sum = 0f;
            foreach (var sample in sound[..FrameSamples])
                sum += sample * sample;
            levels.Add(MathF.Sqrt(sum / FrameSamples));
        }
        window = levels.Count;
    }

    /// <summary>Where each token begins and the last one ends, in samples from the window's start.</summary>
    /// <param name="lengths">Letters of each token; 0 for a mark.</param>
    /// <param name="settled">How many of them were settled before.</param>
    /// <param name="silent">New ones begin at this sample or later.</param>
    public int[] Align(ReadOnlySpan<int> lengths, int settled, int silent)
    {
        var starts = new int[lengths.Length + 1];
        var kept = Keep(starts.AsSpan(0, settled + 1));
        var from = kept ? Math.Clamp(starts[settled], Math.Min(silent / FrameSamples, window), window) : 0;
        var first = kept ? settled : 0;
        Share(lengths[first..], from, starts.AsSpan(first));
        places.Clear();
        for (var i = 0; i < starts.Length; i++)
        {
            starts[i] *= FrameSamples;
            places.Add(windowStart + starts[i]);
        }
        return starts;
    }

    /// <summary>Finds the settled tokens where the last alignment had them; the window begins at one of its tokens.</summary>
    private bool Keep(Span<int> starts)
    {
        var cut = places.FindIndex(place => place >= windowStart);
        if (starts.Length == 1 || cut < 0 || places.Count - cut < starts.Length)
            return starts.Length == 1;
        for (var i = 0; i < starts.Length; i++)
            starts[i] = (int)Math.Min(window, (places[cut + i] - windowStart) / FrameSamples);
        return true;
    }

    /// <summary>Shares the loud frames from one on among tokens, by their length.</summary>
    private void Share(ReadOnlySpan<int> lengths, int from, Span<int> starts)
    {
        var all = 0;
        foreach (var length in lengths)
            all += length;
        var loud = new List<int>();
        for (var frame = from; frame < window; frame++)
            if (IsLoud(frame))
                loud.Add(frame);
        var before = 0;
        for (var i = 0; i < starts.Length; i++)
        {
            starts[i] =
                loud.Count == 0 ? from
                : all == 0 || before == all ? loud[^1] + 1
                : loud[(int)((long)before * loud.Count / all)];
            if (i < lengths.Length)
                before += lengths[i];
        }
    }

    private bool IsLoud(int frame)
    {
        var (first, last) = (Math.Max(0, frame - Nearby), Math.Min(levels.Count, frame + Nearby + 1));
        var loudest = 0f;
        foreach (var level in CollectionsMarshal.AsSpan(levels)[first..last])
            loudest = Math.Max(loudest, level);
        return levels[frame] > 0 && levels[frame] >= loudest * Quiet;
    }
}
