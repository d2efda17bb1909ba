using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace LiveCaptions.Whisper.Models;

/// <summary>Numbers as ggml keeps weights.</summary>
internal static class GgmlNumbers
{
    private const int Highest = 127;

    /// <summary>The bytes of numbers in one of the types of <see cref="MoonshineTensors"/>.</summary>
    public static byte[] Of(ReadOnlySpan<float> numbers, int type) =>
        type switch
        {
            MoonshineTensors.Single => MemoryMarshal.AsBytes(numbers).ToArray(),
            MoonshineTensors.Half => Halves(numbers),
            _ => Blocks(numbers),
        };

    private static byte[] Halves(ReadOnlySpan<float> numbers)
    {
        var bytes = new byte[numbers.Length * 2];
        for (var i = 0; i < numbers.Length; i++)
            BinaryPrimitives.WriteHalfLittleEndian(bytes.AsSpan(2 * i), (Half)numbers[i]);
        return bytes;
    }

    /// <summary>Blocks of a scale, in half precision, and 8-bit numbers (q8_0): the largest of a block is 127 or -127.</summary>
    private static byte[] Blocks(ReadOnlySpan<float> numbers)
    {
        var bytes = new byte[numbers.Length / MoonshineTensors.Block * MoonshineTensors.BytesPerBlock];
        for (var block = 0; block * MoonshineTensors.Block < numbers.Length; block++)
        {
            var from = numbers.Slice(block * MoonshineTensors.Block, MoonshineTensors.Block);
            var to = bytes.AsSpan(block * MoonshineTensors.BytesPerBlock, MoonshineTensors.BytesPerBlock);
            var largest = 0f;
            foreach (var number in from)
                largest = Math.Max(largest, Math.Abs(number));
            var scale = largest / Highest;
            var inverse = scale > 0 ? 1 / scale : 0;
            BinaryPrimitives.WriteHalfLittleEndian(to, (Half)scale);
            for (var i = 0; i < from.Length; i++)
                to[2 + i] = (byte)(sbyte)MathF.Round(from[i] * inverse, MidpointRounding.AwayFromZero);
        }
        return bytes;
    }
}
