using System.Buffers.Binary;

namespace LiveCaptions.Tests.Audio.Files;

/// <summary>Small WAV files: 16 kHz, mono, 16 bit, a quiet tone.</summary>
internal static class Wavs
{
    public static byte[] Write(double seconds, double present, uint? promised = null)
    {
        var data = new byte[(int)(present * 32000)];
        for (var n = 0; n < data.Length / 2; n++)
            BinaryPrimitives.WriteInt16LittleEndian(data.AsSpan(2 * n), (short)(8000 * Math.Sin(n * 0.2)));
        var length = promised ?? (uint)(seconds * 32000);
        return
        [
            .. "RIFF"u8,
            .. Bytes(length + 36),
            .. "WAVE"u8,
            .. "junk"u8,
            .. Bytes(3),
            1,
            2,
            3,
            0,
            .. "fmt "u8,
            .. Bytes(16),
            1,
            0,
            1,
            0,
            .. Bytes(16000),
            .. Bytes(32000),
            2,
            0,
            16,
            0,
            .. "data"u8,
            .. Bytes(length),
            .. data,
        ];
    }

    private static byte[] Bytes(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, number);
        return bytes;
    }
}
