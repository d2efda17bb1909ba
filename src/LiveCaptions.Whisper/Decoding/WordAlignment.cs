namespace LiveCaptions.Whisper.Decoding;

/// <summary>
/// Aligns tokens with the sound: dynamic time warping over the alignment heads' attention, as for Whisper's own word times
/// (openai/whisper, timing.py). It is monotonic by construction; a token's peak of attention is not: it often falls on a fixed early frame.
/// </summary>
/// <remarks>Its buffers are reused: a step allocates nothing once they have grown to the window's size.</remarks>
internal sealed class WordAlignment
{
    private const int MedianWidth = 7;

    private enum Step : byte
    {
        FromBoth,
        FromRow,
        FromFrame,
    }

    private float[] attention = [],
        smooth = [],
        cost = [];
    private Step[] path = [];
    private int[] starts = [];
    private int aligned;

    /// <summary>The frame where each text token begins, and where the last one ends, by the last alignment.</summary>
    public ReadOnlySpan<int> Starts => starts.AsSpan(0, aligned);

    /// <summary>The same in samples.</summary>
    /// <param name="frameSamples">Samples in a frame.</param>
    public int[] StartsInSamples(int frameSamples)
    {
        var samples = new int[aligned];
        for (var i = 0; i < aligned; i++)
            samples[i] = starts[i] * frameSamples;
        return samples;
    }

    /// <summary>Aligns <paramref name="count"/> text tokens.</summary>
    /// <param name="decoder">Has the attention.</param>
    /// <param name="firstRow">Position of the token before the text: while the model reads it, it looks at the first word.</param>
    /// <param name="count">Number of text tokens.</param>
    /// <param name="known">How many of the first were known before; the others are new.</param>
    /// <param name="silent">The new ones begin at this frame or later: in a pause before it the model looks anywhere.</param>
    public void Align(ISpeechDecoder decoder, int firstRow, int count, int known = 0, int silent = 0)
    {
        var rows = count + 1;
        var frames = decoder.Attention(firstRow).Length;
        silent = Math.Clamp(silent, 0, Math.Max(0, frames - 1));
        Grow(rows, frames);
        for (var r = 0; r < rows; r++)
            decoder.Attention(firstRow + r).CopyTo(attention.AsSpan(r * frames));
        Normalise(rows, frames);
        for (var r = 0; r < rows; r++)
            Smooth(attention.AsSpan(r * frames, frames), smooth.AsSpan(r * frames, frames));
        Warp(rows, frames, known, silent);
        WalkBack(rows, frames);
        aligned = rows;
    }

    /// <summary>Normalises each frame over the tokens: a frame that all of them attend to tells nothing.</summary>
    private void Normalise(int rows, int frames)
    {
        for (var f = 0; f < frames; f++)
        {
            double sum = 0,
                squares = 0;
            for (var at = f; at < rows * frames; at += frames)
            {
                sum += attention[at];
                squares += (double)attention[at] * attention[at];
            }
            var mean = sum / rows;
            var scale = 1 / Math.Sqrt(Math.Max(0, squares / rows - mean * mean) + 1e-9);
            for (var at = f; at < rows * frames; at += frames)
                attention[at] = (float)((attention[at] - mean) * scale);
        }
    }

    /// <summary>Takes the median over neighbouring frames, mirrored at both ends.</summary>
    private static void Smooth(ReadOnlySpan<float> from, Span<float> to)
    {
        if (from.Length < MedianWidth)
        {
            from.CopyTo(to);
            return;
        }
        Span<float> window = stackalloc float[MedianWidth];
        for (var f = 0; f < from.Length; f++)
        {
            for (var k = 0; k < MedianWidth; k++)
            {
                var at = Math.Abs(f + k - MedianWidth / 2);
                var x = from[at < from.Length ? at : 2 * (from.Length - 1) - at];
                var place = k;
                for (; place > 0 && window[place - 1] > x; place--)
                    window[place] = window[place - 1];
                window[place] = x;
            }
            to[f] = window[MedianWidth / 2];
        }
    }

    /// <summary>Finds the cheapest monotonic path to every pair of token and frame.</summary>
    private void Warp(int rows, int frames, int known, int silent)
    {
        var width = frames + 1;
        cost.AsSpan(0, (rows + 1) * width).Fill(float.PositiveInfinity);
        cost.AsSpan(0, known == 0 ? silent + 1 : 1).Clear();
        for (var r = 1; r <= rows; r++)
        for (var f = r > known ? silent + 1 : 1; f <= frames; f++)
        {
            var at = r * width + f;
            var (both, row, frame) = (cost[at - width - 1], cost[at - width], cost[at - 1]);
            var (best, step) =
                both < row && both < frame ? (both, Step.FromBoth)
                : row < frame ? (row, Step.FromRow)
                : (frame, Step.FromFrame);
            path[at] = step;
            cost[at] = best - smooth[(r - 1) * frames + f - 1];
        }
    }

    private void WalkBack(int rows, int frames)
    {
        starts.AsSpan(0, rows).Clear();
        for (int r = rows, f = frames; r > 0 && f > 0; )
        {
            starts[r - 1] = f - 1;
            var step = path[r * (frames + 1) + f];
            if (step != Step.FromFrame)
                r--;
            if (step != Step.FromRow)
                f--;
        }
    }

    private void Grow(int rows, int frames)
    {
        var cells = (rows + 1) * (frames + 1);
        if (cost.Length < cells)
            (attention, smooth, cost, path) = (new float[cells], new float[cells], new float[cells], new Step[cells]);
        if (starts.Length < rows)
            starts = new int[rows * 2];
    }
}
