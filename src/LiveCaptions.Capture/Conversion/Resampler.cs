using System.Numerics;

namespace LiveCaptions.Capture.Conversion;

/// <summary>
/// Changes the sample rate, block by block, with a windowed sinc in 256 phases and interpolation between them, so that any two rates
/// work and the ratio may be corrected while it runs.
/// </summary>
/// <remarks>
/// Flat up to seven eighths of the lower of the two Nyquist frequencies; from that Nyquist frequency on everything is 85 dB down, so
/// that nothing aliases. Kaiser's window after J. F. Kaiser, "Nonrecursive digital filter design using the I0-sinh window function" (1974).
/// Output sample n is the sound at n / to seconds: there is no shift, at the price of a delay of half a filter.
/// Threading: one caller.
/// </remarks>
public sealed class Resampler
{
    private const int Phases = 256;
    private const double Attenuation = 90;
    private readonly float[] filter; // (Phases + 1) rows of taps; the row is the position between two input samples
    private readonly int taps;
    private readonly double ratio;
    private float[] history;
    private int held; // samples in history
    private double next; // position in history of the next output's first tap

    /// <param name="from">Input rate, in hertz.</param>
    /// <param name="to">Output rate, in hertz.</param>
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
        // Half a filter of silence precedes the first sample, which so lies at the filter's centre for the first output.
        history = new float[taps * 4];
        held = taps / 2 - 1;
    }

    /// <summary>Lengthens the sound by this share: +0.0001 gives 100 samples more per million.</summary>
    public double Stretch { get; set; }

    /// <summary>The delay of the output, in input samples.</summary>
    public int Delay => taps / 2;

    /// <summary>The most output samples that a number of input samples can give.</summary>
    public int MaxOutput(int samples) => (int)Math.Ceiling(samples / ratio * 1.01) + 2;

    /// <summary>Resamples the next block.</summary>
    /// <param name="sound">The input.</param>
    /// <param name="into">The destination, at least <see cref="MaxOutput"/> samples.</param>
    /// <returns>The number of output samples.</returns>
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

    /// <summary>The modified Bessel function of the first kind of order zero, by its power series.</summary>
    private static double Bessel(double x)
    {
        double sum = 1,
            term = 1;
        for (var k = 1; term > sum * 1e-12; k++)
            sum += term *= Square(x / (2 * k));
        return sum;
    }
}
