using System.Numerics;

namespace LiveCaptions.EndToEnd.Capture;

/// <summary>Compares a recording with the sound that was played.</summary>
internal static class Likeness
{
    /// <summary>Finds where in the recording the played sound begins, and the correlation of each of its seconds, -1 to 1.</summary>
    public static (int Start, double[] Seconds) Of(float[] recorded, float[] played)
    {
        var loudest = Enumerable.Range(0, played.Length / 16000).MaxBy(s => Product(played, s * 16000, played, s * 16000, 16000));
        var start = Enumerable
            .Range(0, recorded.Length - loudest * 16000 - 16000)
            .MaxBy(at => Product(recorded, at + loudest * 16000, played, loudest * 16000, 8000));
        return (
            start,
            [
                .. Enumerable
                    .Range(0, played.Length / 16000)
                    .Where(s => start + (s + 1) * 16000 <= recorded.Length)
                    .Select(s => Correlation(recorded, start + s * 16000, played, s * 16000)),
            ]
        );
    }

    private static double Correlation(float[] a, int atA, float[] b, int atB) =>
        Product(a, atA, b, atB, 16000) / Math.Sqrt(Product(a, atA, a, atA, 16000) * Product(b, atB, b, atB, 16000) + 1e-12);

    private static double Product(float[] a, int atA, float[] b, int atB, int count)
    {
        var sum = Vector<float>.Zero;
        for (var i = 0; i <= count - Vector<float>.Count; i += Vector<float>.Count)
            sum += new Vector<float>(a, atA + i) * new Vector<float>(b, atB + i);
        return Vector.Sum(sum);
    }
}
