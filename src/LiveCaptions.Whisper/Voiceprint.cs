using System.Numerics;
using System.Runtime.InteropServices;

namespace LiveCaptions.Whisper;

/// <summary>What a voice sounds like in a stretch of a recording: numbers that are alike for one voice and differ between voices.</summary>
/// <remarks>
/// Biometric data: kept in memory only. The numbers cannot be read from outside this library, so that nobody writes them down by
/// accident. Threading: safe; it never changes.
/// </remarks>
public sealed class Voiceprint
{
    private readonly float[] numbers;

    /// <param name="start">Where the stretch begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="numbers">Of length 1, or all 0 if nothing was heard.</param>
    internal Voiceprint(AudioTime start, AudioTime end, float[] numbers) => (Start, End, this.numbers) = (start, end, numbers);

    /// <summary>Where the stretch begins.</summary>
    public AudioTime Start { get; }

    /// <summary>Where the stretch ends.</summary>
    public AudioTime End { get; }

    internal ReadOnlySpan<float> Numbers => numbers;

    /// <summary>Sum of the products of two rows of numbers: how alike two prints are, from 0 to 1.</summary>
    internal static float Product(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var left = MemoryMarshal.Cast<float, Vector<float>>(a);
        var right = MemoryMarshal.Cast<float, Vector<float>>(b);
        var sum = Vector<float>.Zero;
        for (var i = 0; i < left.Length; i++)
            sum = Vector.FusedMultiplyAdd(left[i], right[i], sum);
        return Vector.Sum(sum);
    }

    /// <summary>Adds a weighted row of numbers to another.</summary>
    internal static void Add(ReadOnlySpan<float> numbers, float weight, Span<float> sum)
    {
        for (var i = 0; i < sum.Length; i++)
            sum[i] += weight * numbers[i];
    }

    /// <summary>The same direction with length 1; what is all 0 stays so.</summary>
    internal static float[] Normalised(float[] numbers)
    {
        var length = MathF.Sqrt(Product(numbers, numbers));
        return length > 0 ? [.. numbers.Select(number => number / length)] : numbers;
    }
}
