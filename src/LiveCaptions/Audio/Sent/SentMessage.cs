using System.Buffers.Binary;
using LiveCaptions.Audio.Sources;

namespace LiveCaptions.Audio.Sent;

/// <summary>
/// A message of <c>livecaptions send</c>: the position of its first sample in the sender's stream (8 bytes), how many samples the sender
/// still has after these (4 bytes), then 16-bit samples; all little-endian. Without samples it says that the stream has come this far.
/// </summary>
/// <param name="Position">The position of the first sample.</param>
/// <param name="Waiting">Samples that the sender still has after these.</param>
/// <param name="Count">The number of samples.</param>
internal readonly record struct SentMessage(long Position, int Waiting, int Count)
{
    /// <summary>The most samples in a message: 0.2 s.</summary>
    public const int MaxSamples = PageSound.MaxSamples;

    /// <summary>The most bytes in a message.</summary>
    public const int MaxBytes = HeaderBytes + 2 * MaxSamples;

    private const int HeaderBytes = 12;

    /// <summary>The bytes of a message.</summary>
    public static int BytesOf(int samples) => HeaderBytes + 2 * samples;

    /// <summary>A sample as it is sent.</summary>
    public static short Rounded(float sample) => (short)Math.Clamp(MathF.Round(sample * 32768), short.MinValue, short.MaxValue);

    /// <summary>Encodes a message.</summary>
    /// <returns>The number of bytes.</returns>
    public int Write(ReadOnlySpan<short> sound, Span<byte> into)
    {
        BinaryPrimitives.WriteInt64LittleEndian(into, Position);
        BinaryPrimitives.WriteInt32LittleEndian(into[8..], Waiting);
        for (var i = 0; i < Count; i++)
            BinaryPrimitives.WriteInt16LittleEndian(into[(HeaderBytes + 2 * i)..], sound[i]);
        return BytesOf(Count);
    }

    /// <summary>Decodes a whole message.</summary>
    /// <param name="message">Its bytes.</param>
    /// <param name="text">Whether it was sent as text.</param>
    /// <param name="into">The destination, at least <see cref="MaxSamples"/> samples.</param>
    /// <param name="read">What the message says of its samples.</param>
    /// <returns>A sentence that says what is wrong with the message; null if nothing is.</returns>
    public static string? Read(ReadOnlySpan<byte> message, bool text, Span<float> into, out SentMessage read)
    {
        read = default;
        if (text)
            return "Send sound as binary messages, not as text.";
        if (message.Length is < HeaderBytes or > MaxBytes || message.Length % 2 != 0)
            return $"A message must hold a header of {HeaderBytes} bytes and at most {MaxSamples} samples of 16 bits.";
        var sound = message[HeaderBytes..];
        read = new(BinaryPrimitives.ReadInt64LittleEndian(message), BinaryPrimitives.ReadInt32LittleEndian(message[8..]), sound.Length / 2);
        for (var i = 0; i < read.Count; i++)
            into[i] = BinaryPrimitives.ReadInt16LittleEndian(sound[(2 * i)..]) / 32768f;
        return null;
    }
}
