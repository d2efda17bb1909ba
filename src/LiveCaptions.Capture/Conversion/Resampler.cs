using System.Numerics;

namespace LiveCaptions.Capture.Conversion;

/// <summary>
/// Changes the rate of a stream of samples, block by block: a windowed sinc in 256 phases, between which it interpolates,
/// so that any two rates will do and the ratio may be corrected while it runs.
/// </summary>
/// <remarks>
/// Flat to seven eighths of the lower of the two Nyquist frequencies; from that frequency on everything is 85 dB down, so nothing folds back.
/// Kaiser's window after J. F. Kaiser, "Nonrecursive digital filter design using the I0-sinh window function" (1974).
/// Output sample n is the sound at n / to seconds: no shift, at the price of half a filter of delay.
/// Threading: one caller.
/// </remarks>
internal sealed class Resampler
{
    private const int Phases = 256;
    private const double Attenuation = 90;
    private readonly float[] filter; // (Phases + 1) rows of taps; the row says how far between two input samples
    private readonly int taps;
    private readonly double ratio;
    private float[] history;
    private int held; // samples in history
    private double next; // where in history the next output's first tap lies

    /// <param name="from">Samples a second that come in.</param>
    /// <param name="to">Samples a second that go out.</param>
    public Resampler(int from, int to = 16000)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(from);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(to);
        ratio = from / (double)to;
        var lower = Math.Min(from, to) / (double)from / 2; // cycles per input sample
        var transition = lower / 8;
        var wanted = (Attenuation - 8) / (2.285 * 2 * Math.PI * transition);
        taps = ((int)Math.Ceiling(wanted / 8) + 1) * 8;
        filter = Design(taps, lower - transition / 2);
        // Half a filter of silence before the first sample: that sample sits at the filter's centre for the first output.
        history = new float[taps * 4];
        held = taps / 2 - 1;
    }

    /// <summary>Makes the stream longer by this part of its length: +0.0001 gives 100 samples more in a million.</summary>
    public double Stretch { get; set; }

    /// <summary>How much later than its input the output comes, in input samples.</summary>
    public int Delay => taps / 2;

    /// <summary>The most samples that this many input samples can give.</summary>
    public int Room(int samples) => (int)Math.Ceiling(samples / ratio * 1.01) + 2;

    /// <summary>Takes a block.</summary>
    /// <param name="sound">The next input.</param>
    /// <param name="into">Room for <see cref="Room"/> samples.</param>
    /// <returns>How many samples came out.</returns>
    public int Process(ReadOnlySpan<float> sound, Span<float> into)
    {
        if (history.Length < held + sound.Length)
            Array.Resize(ref history, held + sound.Length);
        sound.CopyTo(history.AsSpan(held));
        held += sound.Length;
        var step = ratio / (1 + Stretch);
        var count = 0;
        for (; (int)next + taps <= held; next += step)
            into[count++] = At((int)next, next - (int)next);
        var done = Math.Min((int)next, held);
        history.AsSpan(done, held - done).CopyTo(history);
        held -= done;
        next -= done;
        return count;
    }

    private float At(int first, double between)
    {
        var window = history.AsSpan(first, taps);
        var row = between * Phases;
        var low = Product(window, filter.AsSpan((int)row * taps, taps));
        var part = (float)(row - (int)row);
        return part == 0 ? low : low + part * (Product(window, filter.AsSpan(((int)row + 1) * taps, taps)) - low);
    }

    private static float Product(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = Vector<float>.Zero;
        var i = 0;
        for (; i <= a.Length - Vector<float>.Count; i += Vector<float>.Count)
            sum += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        var total = Vector.Sum(sum);
        for (; i < a.Length; i++)
            total += a[i] * b[i];
        return total;
    }

    private static float[] Design(int taps, double cutoff)
    {
        var beta = 0.1102 * (Attenuation - 8.7);
        var rows = new float[(Phases + 1) * taps];
        for (var phase = 0; phase <= Phases; phase++)
        {
            var row = rows.AsSpan(phase * taps, taps);
            var sum = 0.0;
            for (var tap = 0; tap < taps; tap++)
            {
                var x = tap - (taps / 2 - 1) - phase / (double)Phases;
                var value = Sinc(2 * cutoff * x) * Bessel(beta * Math.Sqrt(Math.Max(0, 1 - Square(x / (taps / 2.0)))));
                row[tap] = (float)value;
                sum += value;
            }
            for (var tap = 0; tap < taps; tap++)
                row[tap] = (float)(row[tap] / sum); // each phase passes a constant unchanged
        }
        return rows;
    }

    private static double Sinc(double x) => Math.Abs(x) < 1e-9 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    private static double Square(double x) => x * x;

    /// <summary>The modified Bessel function of order zero, by its series.</summary>
    private static double Bessel(double x)
    {
        double sum = 1,
            term = 1;
        for (var k = 1; term > sum * 1e-12; k++)
            sum += term *= Square(x / (2 * k));
        return sum;
    }
}
