namespace LiveCaptions.Whisper;

/// <summary>Checks sound before anything computes with it.</summary>
internal static class Samples
{
    /// <summary>Samples beyond this are not clipped sound but another format, such as 16-bit integers.</summary>
    private const float MaxMagnitude = 16;

    /// <exception cref="InvalidSamplesException">A sample is not a number, or far beyond the range.</exception>
    public static void Require(ReadOnlySpan<float> samples)
    {
        for (var i = 0; i < samples.Length; i++)
            if (!(Math.Abs(samples[i]) <= MaxMagnitude))
                throw new InvalidSamplesException(
                    $"Sample {i} of {samples.Length} is {samples[i]}: sound must be numbers from -1 to 1. Divide 16-bit integers by 32768; replace what is not a number by 0."
                );
    }
}
