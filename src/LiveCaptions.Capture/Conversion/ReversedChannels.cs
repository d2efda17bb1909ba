namespace LiveCaptions.Capture.Conversion;

/// <summary>Finds channels that carry another channel's sound with its sign reversed, so that their mean would be silence.</summary>
/// <remarks>Of two such channels the later one is left out. Threading: one caller.</remarks>
internal sealed class ReversedChannels(int channels)
{
    // Spaced microphones and wide stereo stay above the first; a channel comes back above the second.
    private const double Reversed = -0.7;
    private const double NotReversed = -0.5;

    // Sound of the last second counts; blocks last 10 ms.
    private static readonly double Memory = Math.Exp(-0.01);
    private const int Noticed = 100;

    private readonly Pair[] pairs = new Pair[channels * channels];
    private readonly bool[] leftOut = new bool[channels];
    private readonly double[] means = new double[channels];
    private int blocks;

    /// <summary>Whether a channel has been left out for a second.</summary>
    public bool Cancels => blocks >= Noticed;

    /// <summary>Compares the channels that carry sound in this block.</summary>
    /// <param name="frames">Whole interleaved frames.</param>
    /// <param name="carries">Whether each channel carries sound; cleared for each channel that is to be left out.</param>
    public void Remove(ReadOnlySpan<float> frames, Span<bool> carries)
    {
        if (!carries.Contains(true))
            return;
        for (var c = 0; c < channels; c++)
            means[c] = carries[c] ? Mean(frames, c) : 0;
        var any = false;
        for (var c = 1; c < channels; c++)
        {
            if (!carries[c])
                continue;
            var reversed = false;
            for (var before = 0; before < c; before++)
                if (carries[before])
                    reversed |= Observe(frames, before, c) < (leftOut[c] ? NotReversed : Reversed);
            leftOut[c] = reversed;
            carries[c] = !reversed;
            any |= reversed;
        }
        blocks = Math.Clamp(blocks + (any ? 1 : -1), 0, 2 * Noticed);
    }

    /// <summary>The correlation of two channels over the last second.</summary>
    private double Observe(ReadOnlySpan<float> frames, int a, int b)
    {
        double product = 0,
            first = 0,
            second = 0;
        for (var i = 0; i < frames.Length; i += channels)
        {
            var (x, y) = (Finite(frames[i + a]) - means[a], Finite(frames[i + b]) - means[b]);
            product += x * y;
            first += x * x;
            second += y * y;
        }
        ref var pair = ref pairs[a * channels + b];
        pair = new(pair.Product * Memory + product, pair.First * Memory + first, pair.Second * Memory + second);
        return pair.Product / Math.Max(1e-12, Math.Sqrt(pair.First * pair.Second));
    }

    private double Mean(ReadOnlySpan<float> frames, int channel)
    {
        var sum = 0.0;
        for (var i = channel; i < frames.Length; i += channels)
            sum += Finite(frames[i]);
        return sum * channels / frames.Length;
    }

    private static float Finite(float sample) => float.IsFinite(sample) ? sample : 0;

    /// <summary>Sums over the blocks in which both channels carried sound.</summary>
    private readonly record struct Pair(double Product, double First, double Second);
}
