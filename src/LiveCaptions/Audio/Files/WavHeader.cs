using System.Buffers.Binary;

namespace LiveCaptions.Audio.Files;

/// <summary>The length that a WAV file's header promises, and the length of what it holds.</summary>
/// <remarks>Layout: RIFF chunks, each an id, a length in bytes, and content padded to an even length.</remarks>
internal readonly record struct WavHeader(long PromisedBytes, long PresentBytes, long BytesPerSecond)
{
    /// <summary>Programs that write to a pipe do not know the length and write a value from here on instead.</summary>
    private const uint UnknownLength = 0x7FFF_F000;

    /// <summary>How the samples are held; null if they are in a form that is not read here.</summary>
    public WavFormat? Format { get; private init; }

    /// <summary>Whether all that it promises is there, and it promises something.</summary>
    public bool IsWhole => PromisedBytes is > 0 and < UnknownLength && PromisedBytes <= PresentBytes;

    public double PromisedSeconds => PromisedBytes / (double)BytesPerSecond;
    public double PresentSeconds => PresentBytes / (double)BytesPerSecond;

    /// <summary>Whether at least 50 ms are missing.</summary>
    public bool IsCutShort => PromisedSeconds - PresentSeconds >= 0.05 && PromisedBytes < UnknownLength;

    /// <summary>Reads the header up to the samples; null if the file is not a WAV, or lacks a format or data chunk.</summary>
    public static WavHeader? Read(Stream file)
    {
        Span<byte> head = stackalloc byte[WavFormat.MaxChunk];
        if (!Fill(file, head[..12]) || !head.StartsWith("RIFF"u8) || !head[8..].StartsWith("WAVE"u8))
            return null;
        var (rate, format) = (0L, (WavFormat?)null);
        while (Fill(file, head[..8]))
        {
            var (isFormat, isData) = (head.StartsWith("fmt "u8), head.StartsWith("data"u8));
            long length = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            var next = file.Position + length + (length & 1);
            if (isData)
                return rate > 0 ? new(length, file.Length - file.Position, rate) { Format = format } : null;
            if (isFormat && Content(file, head, length) is { Length: >= 12 } chunk)
                (rate, format) = (BinaryPrimitives.ReadUInt32LittleEndian(chunk[8..]), WavFormat.Parse(chunk));
            if (next > file.Length)
                return null;
            file.Position = next;
        }
        return null;
    }

    /// <summary>The content of a chunk as far as it fits; nothing if the file ends in it.</summary>
    private static ReadOnlySpan<byte> Content(Stream file, Span<byte> into, long length)
    {
        into = into[..(int)Math.Min(length, into.Length)];
        return Fill(file, into) ? into : default;
    }

    private static bool Fill(Stream file, Span<byte> into) => file.ReadAtLeast(into, into.Length, throwOnEndOfStream: false) == into.Length;
}
