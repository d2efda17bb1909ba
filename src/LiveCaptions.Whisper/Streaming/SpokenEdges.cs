namespace LiveCaptions.Whisper.Streaming;

/// <summary>
/// Moves the edges of words to pauses that can be heard. The model's attention knows a boundary in running speech to a tenth of a second,
/// but before a pause it looks anywhere into the silence; the sound shows to a hundredth where it sets in again.
/// </summary>
/// <remarks>See docs/decisions/0014-edges-by-the-sound.md. Loudness is measured in slices of a hundredth of a second.</remarks>
internal static class SpokenEdges
{
    /// <summary>Samples of a slice.</summary>
    private const int Slice = AudioTime.SampleRate / 100;

    /// <summary>Slices of a pause at least: the closure of a "p" or "t" is shorter.</summary>
    private const int ShortestPause = 20;

    /// <summary>Slices after a pause whose loudest sets the scale: a breath is quiet beside the word that follows it.</summary>
    private const int Ahead = 80;

    /// <summary>Of the first six slices after a pause, five must be loud: more than a click.</summary>
    private const int LoudSlices = 5,
        FirstSlices = 6;

    /// <summary>Quiet is 20 dB below the loudest slice ahead.</summary>
    private const float Quiet = 0.1f;

    /// <summary>A boundary moves by no more than this.</summary>
    private static readonly long Farthest = AudioTime.SamplesIn(0.6);

    /// <summary>A boundary after a punctuation mark, where people pause, is preferred to one that is nearer by less than this.</summary>
    private static readonly long AdvantageOfMark = AudioTime.SamplesIn(0.3);

    /// <summary>Moves the edges of words to the pauses between them.</summary>
    /// <param name="sound">Sound from <paramref name="from"/> on.</param>
    /// <param name="from">Its position in the stream, in samples.</param>
    /// <param name="words">Positions of consecutive words, by the model's attention; changed in place.</param>
    /// <param name="afterMark">For each word: whether it follows a punctuation mark, or nothing at all.</param>
    public static void Sharpen(ReadOnlySpan<float> sound, long from, Span<(long Start, long End)> words, ReadOnlySpan<bool> afterMark)
    {
        var levels = Levels(sound);
        Span<long> moved = stackalloc long[words.Length]; // how far each word's start has been moved
        moved.Fill(long.MaxValue);
        Span<long> starts = stackalloc long[words.Length];
        for (var i = 0; i < words.Length; i++)
            starts[i] = words[i].Start;
        for (var n = ShortestPause; n < levels.Length; n++)
        {
            if (!SetsIn(levels, n, out var quiet))
                continue;
            var onset = from + (long)n * Slice;
            if (Nearest(starts, afterMark, onset) is not (>= 0 and var word, var distance) || distance >= moved[word])
                continue;
            moved[word] = distance;
            words[word].Start = onset;
            if (word > 0)
                words[word - 1].End = Math.Max(from + (long)PauseBefore(levels, n, quiet) * Slice, words[word - 1].Start);
        }
    }

    /// <summary>Root mean square of each slice.</summary>
    private static ReadOnlySpan<float> Levels(ReadOnlySpan<float> sound)
    {
        var levels = new float[sound.Length / Slice];
        for (var n = 0; n < levels.Length; n++)
        {
            var sum = 0f;
            foreach (var sample in sound.Slice(n * Slice, Slice))
                sum += sample * sample;
            levels[n] = MathF.Sqrt(sum / Slice);
        }
        return levels;
    }

    /// <summary>Whether sound sets in with this slice, after a pause.</summary>
    private static bool SetsIn(ReadOnlySpan<float> levels, int n, out float quiet)
    {
        quiet = 0;
        if (levels[n] < levels[n - 1])
            return false;
        var ahead = levels.Slice(n, Math.Min(Ahead, levels.Length - n));
        foreach (var level in ahead)
            quiet = Math.Max(quiet, level);
        quiet *= Quiet;
        if (levels[n] < quiet || levels[n] == 0)
            return false;
        for (var before = n - ShortestPause; before < n; before++)
            if (levels[before] >= quiet)
                return false;
        var loud = 0;
        foreach (var level in ahead[..Math.Min(FirstSlices, ahead.Length)])
            if (level >= quiet)
                loud++;
        return loud >= LoudSlices;
    }

    /// <summary>The first slice of the pause that ends before this one.</summary>
    private static int PauseBefore(ReadOnlySpan<float> levels, int n, float quiet)
    {
        while (n > 0 && levels[n - 1] < quiet)
            n--;
        return n;
    }

    /// <summary>The word whose start is nearest to an onset, and how near; -1: none is within reach.</summary>
    private static (int Word, long Distance) Nearest(ReadOnlySpan<long> starts, ReadOnlySpan<bool> afterMark, long onset)
    {
        var (best, nearest) = (-1, long.MaxValue);
        for (var i = 0; i < starts.Length; i++)
        {
            var distance = Math.Abs(starts[i] - onset);
            if (distance > Farthest)
                continue;
            if (afterMark[i])
                distance -= AdvantageOfMark;
            if (distance < nearest)
                (best, nearest) = (i, distance);
        }
        return (best, nearest);
    }
}
