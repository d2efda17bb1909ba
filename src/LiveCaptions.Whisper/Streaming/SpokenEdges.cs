namespace LiveCaptions.Whisper.Streaming;

/// <summary>
/// Where words begin and end at pauses, by the sound itself. The model's attention knows a boundary in running speech to a tenth of a second,
/// but before a pause it looks anywhere into the silence; the sound says to a hundredth where it sets in again.
/// </summary>
internal static class SpokenEdges
{
    /// <summary>Samples whose loudness is looked at together: a hundredth of a second.</summary>
    private const int Look = AudioTime.SampleRate / 100;

    /// <summary>So long it is quiet in a pause: the closure of a "p" or "t" is shorter.</summary>
    private const int ShortestPause = 20;

    /// <summary>Loudness is compared with the most in this time after a pause: a breath is quiet beside the word that follows it.</summary>
    private const int Ahead = 80;

    /// <summary>Of the looks after a pause so many are loud: more than a click.</summary>
    private const int Loud = 5,
        LoudAmong = 6;

    /// <summary>As a part of that loudness, what counts as quiet: 20 dB less.</summary>
    private const float Quiet = 0.1f;

    /// <summary>A boundary is moved by no more than this, and rather one behind a mark, where people pause, than another one that is nearer by less than that.</summary>
    private static readonly long Farthest = AudioTime.SamplesIn(0.6),
        MarkCounts = AudioTime.SamplesIn(0.3);

    /// <summary>Moves the edges of words to the pauses that are between them.</summary>
    /// <param name="sound">Sound from <paramref name="from"/> on.</param>
    /// <param name="from">Its position in the stream.</param>
    /// <param name="words">Positions of consecutive words, as the model's attention has them; moved in place.</param>
    /// <param name="afterMark">For each word: whether a mark stands before it, or nothing at all.</param>
    public static void Sharpen(ReadOnlySpan<float> sound, long from, Span<(long Start, long End)> words, ReadOnlySpan<bool> afterMark)
    {
        Span<float> levels = new float[sound.Length / Look];
        for (var n = 0; n < levels.Length; n++)
            levels[n] = Level(sound.Slice(n * Look, Look));
        Span<long> moved = stackalloc long[words.Length];
        moved.Fill(long.MaxValue);
        Span<long> starts = stackalloc long[words.Length];
        for (var i = 0; i < words.Length; i++)
            starts[i] = words[i].Start;
        for (var n = ShortestPause; n < levels.Length; n++)
        {
            if (!SetsIn(levels, n, out var quiet))
                continue;
            var onset = from + (long)n * Look;
            if (Nearest(starts, afterMark, onset) is not (>= 0 and var word, var far) || far >= moved[word])
                continue;
            moved[word] = far;
            words[word].Start = onset;
            if (word > 0)
                words[word - 1].End = Math.Max(from + (long)PauseBefore(levels, n, quiet) * Look, words[word - 1].Start);
        }
    }

    private static float Level(ReadOnlySpan<float> some)
    {
        var sum = 0f;
        foreach (var sample in some)
            sum += sample * sample;
        return MathF.Sqrt(sum / some.Length);
    }

    /// <summary>Whether sound begins with this look, after a pause.</summary>
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
        foreach (var level in ahead[..Math.Min(LoudAmong, ahead.Length)])
            if (level >= quiet)
                loud++;
        return loud >= Loud;
    }

    /// <summary>The first look of the pause that ends here.</summary>
    private static int PauseBefore(ReadOnlySpan<float> levels, int n, float quiet)
    {
        while (n > 0 && levels[n - 1] < quiet)
            n--;
        return n;
    }

    private static (int Word, long Far) Nearest(ReadOnlySpan<long> starts, ReadOnlySpan<bool> afterMark, long onset)
    {
        var (best, nearest) = (-1, long.MaxValue);
        for (var i = 0; i < starts.Length; i++)
        {
            var far = Math.Abs(starts[i] - onset);
            if (far > Farthest)
                continue;
            if (afterMark[i])
                far -= MarkCounts;
            if (far < nearest)
                (best, nearest) = (i, far);
        }
        return (best, nearest);
    }
}
