using System.Buffers.Binary;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>A WAV without a length, as programs write it to a pipe: the service needs ffmpeg to read it.</summary>
internal static class PipedWav
{
    /// <summary>Writes a copy of a WAV to a folder.</summary>
    /// <returns>The copy's path.</returns>
    public static string Of(string wav, string folder)
    {
        var bytes = File.ReadAllBytes(wav);
        var data = bytes.AsSpan().IndexOf("data"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(data + 4), uint.MaxValue);
        var copy = Path.Combine(folder, "piped.wav");
        File.WriteAllBytes(copy, bytes);
        return copy;
    }
}
