using System.Runtime.CompilerServices;
using LiveCaptions.Whisper;

namespace LiveCaptions.Audio;

/// <summary>Reads mono samples from a stream of bytes.</summary>
/// <remarks>Threading: one reader.</remarks>
internal interface ISampleReader
{
    /// <summary>Whether two channels would cancel each other, so that only one of them is read.</summary>
    bool Cancels => false;

    /// <summary>Reads the samples that are available, at most as many as fit; waits for at least one.</summary>
    /// <returns>The number of samples; 0 at the end of the input.</returns>
    /// <exception cref="SourceException">The bytes are not the sound that was expected.</exception>
    ValueTask<int> ReadAsync(Stream input, Memory<float> samples, CancellationToken stop);
}

/// <summary>Makes readers of samples.</summary>
internal static class SampleReaders
{
    private const int BlockSamples = AudioTime.SampleRate / 50;

    /// <summary>The reader of a format.</summary>
    /// <param name="format">The format of the bytes.</param>
    /// <param name="channel">The channel to keep of sound with a header, counted from 1; null for all that carry sound.</param>
    public static ISampleReader Of(SampleFormat format, int? channel = null) =>
        format == SampleFormat.Wav ? new WavSamples(channel) : new SampleBytes(format);

    /// <summary>Reads all samples, in blocks that are valid until the next one is requested.</summary>
    /// <exception cref="SourceException">The bytes are not the sound that was expected.</exception>
    public static async IAsyncEnumerable<ReadOnlyMemory<float>> BlocksAsync(
        this ISampleReader reader,
        Stream input,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var block = new float[BlockSamples];
        while (await reader.ReadAsync(input, block, stop) is > 0 and var count)
            yield return block.AsMemory(0, count);
    }

    /// <summary>Passes over the first samples.</summary>
    public static async IAsyncEnumerable<ReadOnlyMemory<float>> AfterAsync(
        this IAsyncEnumerable<ReadOnlyMemory<float>> blocks,
        long samples
    )
    {
        await foreach (var block in blocks)
        {
            var passed = (int)Math.Min(samples, block.Length);
            samples -= passed;
            if (passed < block.Length)
                yield return block[passed..];
        }
    }
}
