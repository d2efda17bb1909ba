using System.Buffers.Binary;
using LiveCaptions.Whisper;

namespace LiveCaptions.Audio.Sources;

/// <summary>
/// What a page sends, judged message by message: 16-bit samples at 16 kHz, lowest byte first, usually 320 of them. Anybody on this machine
/// may send anything, so size, kind and rate are checked, and the first fault ends the visit.
/// </summary>
/// <remarks>Threading: one visit.</remarks>
internal sealed class PageSound(TimeProvider clock)
{
    /// <summary>Samples of a message at most: 0.2 s.</summary>
    public const int MaxSamples = 3200;

    /// <summary>Bytes of a message at most.</summary>
    public const int MaxBytes = 2 * MaxSamples;

    // A browser that was held up sends what it gathered; its clock may be a little fast.
    private const double Burst = 3,
        FastestPace = 1.05;

    private readonly long start = clock.GetTimestamp();
    private long samples;

    /// <summary>Turns a whole message into samples.</summary>
    /// <param name="message">Its bytes.</param>
    /// <param name="text">It was sent as text.</param>
    /// <param name="into">Where samples go; <see cref="MaxSamples"/> fit.</param>
    /// <param name="count">How many there are.</param>
    /// <returns>What is wrong with it; null: nothing.</returns>
    public string? Decode(ReadOnlySpan<byte> message, bool text, Span<float> into, out int count)
    {
        count = 0;
        if (text)
            return "Send sound as binary messages, not as text.";
        if (message.Length is 0 or > MaxBytes || message.Length % 2 != 0)
            return $"A message must hold 1 to {MaxSamples} samples of 16 bits.";
        samples += message.Length / 2;
        if (new AudioTime(samples).Seconds > clock.GetElapsedTime(start).TotalSeconds * FastestPace + Burst)
            return "Sound comes faster than it sounds; send 16000 samples a second.";
        count = message.Length / 2;
        for (var i = 0; i < count; i++)
            into[i] = BinaryPrimitives.ReadInt16LittleEndian(message[(2 * i)..]) / 32768f;
        return null;
    }
}
