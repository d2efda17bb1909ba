using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace LiveCaptions.Audio;

/// <summary>
/// The format of samples: 16-bit integer or 32-bit float, little-endian, or floats of any number of channels with a header.
/// </summary>
internal enum SampleFormat
{
    S16le,
    F32le,
    Wav,
}

/// <summary>Reads samples from bytes, which may be split anywhere; samples that are not finite become silence.</summary>
/// <remarks>Threading: one reader.</remarks>
internal sealed class SampleBytes(SampleFormat format) : ISampleReader
{
    private readonly int size = format == SampleFormat.S16le ? 2 : 4;
    private byte[] bytes = [];
    private int buffered;

    public async ValueTask<int> ReadAsync(Stream input, Memory<float> samples, CancellationToken stop)
    {
        if (bytes.Length < samples.Length * size)
            Array.Resize(ref bytes, samples.Length * size);
        while (buffered < size)
        {
            var read = await input.ReadAsync(bytes.AsMemory(buffered, samples.Length * size - buffered), stop);
            if (read == 0)
                return 0;
            buffered += read;
        }
        var count = buffered / size;
        Convert(bytes.AsSpan(0, count * size), samples.Span);
        bytes.AsSpan(count * size, buffered - count * size).CopyTo(bytes);
        buffered -= count * size;
        return count;
    }

    private void Convert(ReadOnlySpan<byte> from, Span<float> into)
    {
        if (format == SampleFormat.S16le)
        {
            for (var i = 0; i < from.Length / 2; i++)
                into[i] = BinaryPrimitives.ReadInt16LittleEndian(from[(2 * i)..]) / 32768f;
            return;
        }
        var floats = MemoryMarshal.Cast<byte, float>(from);
        for (var i = 0; i < floats.Length; i++)
            into[i] = float.IsFinite(floats[i]) ? floats[i] : 0;
    }
}
