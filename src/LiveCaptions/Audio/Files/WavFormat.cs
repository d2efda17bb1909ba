using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace LiveCaptions.Audio.Files;

/// <summary>How a WAV file holds its samples: integers or floats of one width, interleaved, little-endian.</summary>
/// <param name="Channels">1 to 64.</param>
/// <param name="Rate">Frames per second.</param>
/// <param name="SampleBytes">Bytes of one sample.</param>
/// <param name="IsFloat">IEEE floats; otherwise integers, unsigned if they have 8 bits.</param>
internal sealed record WavFormat(int Channels, int Rate, int SampleBytes, bool IsFloat)
{
    /// <summary>The longest format chunk that is looked at: that of the extended form.</summary>
    public const int MaxChunk = 40;

    private const int Integers = 1,
        Floats = 3,
        Extended = 0xFFFE;

    // Rates of sound hardware and telephones; a header that says another one is wrong more often than right.
    private const int LowestRate = 8000,
        HighestRate = 192_000;

    /// <summary>Bytes of one frame: a sample of each channel.</summary>
    public int FrameBytes => Channels * SampleBytes;

    /// <summary>The end of the identifier of every format that has a number too; the number stands before it.</summary>
    private static ReadOnlySpan<byte> Numbered => [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71];

    /// <summary>Reads a format chunk; null if it contradicts itself or names a form that is not read here.</summary>
    public static WavFormat? Parse(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length < 16)
            return null;
        var kind = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        if (kind == Extended && chunk.Length == MaxChunk && chunk[26..].SequenceEqual(Numbered))
            kind = BinaryPrimitives.ReadUInt16LittleEndian(chunk[24..]);
        var channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        var bytesPerSecond = BinaryPrimitives.ReadUInt32LittleEndian(chunk[8..]);
        var frameBytes = BinaryPrimitives.ReadUInt16LittleEndian(chunk[12..]);
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);
        var isKnown = kind is Integers ? bits is 8 or 16 or 24 or 32 : kind is Floats && bits is 32 or 64;
        return
            isKnown
            && channels is >= 1 and <= FfmpegSound.MaxChannels
            && rate is >= LowestRate and <= HighestRate
            && frameBytes == channels * bits / 8
            && bytesPerSecond == rate * frameBytes
            ? new(channels, (int)rate, bits / 8, kind == Floats)
            : null;
    }

    /// <summary>Converts samples to floats, of which ±1 is full scale.</summary>
    /// <param name="bytes">Whole samples.</param>
    /// <param name="samples">One for each.</param>
    public void Convert(ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        if (IsFloat && SampleBytes == sizeof(float))
            MemoryMarshal.Cast<byte, float>(bytes[..(sizeof(float) * samples.Length)]).CopyTo(samples);
        else if (IsFloat)
            for (var i = 0; i < samples.Length; i++)
                samples[i] = (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes[(sizeof(double) * i)..]);
        else
            ConvertIntegers(bytes, samples);
    }

    private void ConvertIntegers(ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            var sample = bytes[(SampleBytes * i)..];
            samples[i] = SampleBytes switch
            {
                1 => (sample[0] - 128) / 128f,
                2 => BinaryPrimitives.ReadInt16LittleEndian(sample) / 32768f,
                3 => (sample[0] | sample[1] << 8 | (sbyte)sample[2] << 16) / 8388608f,
                _ => BinaryPrimitives.ReadInt32LittleEndian(sample) / 2147483648f,
            };
        }
    }
}
