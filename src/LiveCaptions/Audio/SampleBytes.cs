using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace LiveCaptions.Audio;

/// <summary>How a sample is written in bytes: two of a whole number, or four of a float, the lowest first.</summary>
internal enum SampleFormat
{
    S16le,
    F32le,
}

/// <summary>Turns bytes into samples, however a stream cuts them up; what is not a number becomes silence.</summary>
/// <remarks>Threading: one reader.</remarks>
internal sealed class SampleBytes(SampleFormat format)
{
    private readonly int size = format == SampleFormat.S16le ? 2 : 4;
    private byte[] bytes = [];
    private int kept;

    /// <summary>Reads what is there, at most as much as fits; waits while there is not one whole sample.</summary>
    /// <returns>How many samples; 0 at the end of the stream.</returns>
    public async ValueTask<int> ReadAsync(Stream stream, Memory<float> into, CancellationToken stop)
    {
        if (bytes.Length < into.Length * size)
            Array.Resize(ref bytes, into.Length * size);
        while (kept < size)
        {
            var count = await stream.ReadAsync(bytes.AsMemory(kept, into.Length * size - kept), stop);
            if (count == 0)
                return 0;
            kept += count;
        }
        var samples = kept / size;
        Convert(bytes.AsSpan(0, samples * size), into.Span);
        bytes.AsSpan(samples * size, kept - samples * size).CopyTo(bytes);
        kept -= samples * size;
        return samples;
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
