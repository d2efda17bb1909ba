using System.Buffers.Binary;
using LiveCaptions.Whisper;

namespace LiveCaptions.Audio.Sources;

/// <summary>
/// Decodes the messages of a page that speaks: 16-bit little-endian samples at 16 kHz, usually 320 per message. Any program on this
/// machine may send anything, so size, kind and rate are checked, and the first fault ends the connection.
/// </summary>
/// <remarks>Threading: one connection.</remarks>
internal sealed class PageSound(TimeProvider clock)
{
    /// <summary>The most samples in a message: 0.2 s.</summary>
    public const int MaxSamples = 3200;

    /// <summary>The most bytes in a message.</summary>
    public const int MaxBytes = 2 * MaxSamples;

    // Seconds of sound that a browser may send at once after a delay, and how fast its clock may run.
    private const double Burst = 3,
        FastestPace = 1.05;

    private readonly long start = clock.GetTimestamp();
    private long samples;

    /// <summary>Decodes a whole message.</summary>
    /// <param name="message">Its bytes.</param>
    /// <param name="text">Whether it was sent as text.</param>
    /// <param name="into">The destination, at least <see cref="MaxSamples"/> samples.</param>
    /// <param name="count">The number of samples decoded.</param>
    /// <returns>A sentence that says what is wrong with the message; null if nothing is.</returns>
    public string? Decode(ReadOnlySpan<byte> message, bool text, Span<float> into, out int count)
    {
        count = 0;
        if (text)
            return "Send sound as binary messages, not as text.";
        if (message.Length is 0 or > MaxBytes || message.Length % 2 != 0)
            return $"A message must hold 1 to {MaxSamples} samples of 16 bits.";
        samples += message.Length / 2;
        if (new AudioTime(samples).Seconds > clock.GetElapsedTime(start).TotalSeconds * FastestPace + Burst)
            return "Sound comes faster than real time; send 16000 samples per second.";
        count = message.Length / 2;
        for (var i = 0; i < count; i++)
            into[i] = BinaryPrimitives.ReadInt16LittleEndian(message[(2 * i)..]) / 32768f;
        return null;
    }
}
