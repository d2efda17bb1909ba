using System.Buffers.Binary;
using LiveCaptions.Capture;
using LiveCaptions.Whisper;

namespace LiveCaptions.Audio;

/// <summary>Reads a WAV of 32-bit floats at 16 kHz with any number of channels, as ffmpeg writes it to a pipe, and mixes it down.</summary>
/// <param name="channel">The channel to keep, counted from 1; null for all that carry sound.</param>
/// <remarks>Threading: one reader.</remarks>
internal sealed class WavSamples(int? channel) : ISampleReader
{
    private readonly SampleBytes floats = new(SampleFormat.F32le);
    private ChannelMixer? mixer;
    private float[] frames = [];
    private int channels,
        held;

    public bool Cancels => mixer?.Cancels ?? false;

    public async ValueTask<int> ReadAsync(Stream input, Memory<float> samples, CancellationToken stop)
    {
        if (mixer is null && !await OpenAsync(input, stop))
            return 0;
        if (frames.Length < samples.Length * channels)
            Array.Resize(ref frames, samples.Length * channels);
        while (held < channels)
        {
            var read = await floats.ReadAsync(input, frames.AsMemory(held, samples.Length * channels - held), stop);
            if (read == 0)
                return 0;
            held += read;
        }
        var count = held / channels;
        mixer!.Mix(frames.AsSpan(0, count * channels), samples.Span[..count]);
        frames.AsSpan(count * channels, held - count * channels).CopyTo(frames);
        held -= count * channels;
        return count;
    }

    /// <summary>Reads the header up to the samples.</summary>
    /// <returns>False if the input ends before them.</returns>
    private async Task<bool> OpenAsync(Stream input, CancellationToken stop)
    {
        var head = new byte[16];
        if (!await FillAsync(input, head.AsMemory(0, 12), stop))
            return false;
        while (await FillAsync(input, head.AsMemory(0, 8), stop))
        {
            if (head.AsSpan().StartsWith("data"u8))
                return channels > 0;
            var isFormat = head.AsSpan().StartsWith("fmt "u8);
            var content = new byte[BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4)) & 0xFFFF];
            if (!await FillAsync(input, content, stop))
                return false;
            if (isFormat)
                Open(BinaryPrimitives.ReadUInt16LittleEndian(content.AsSpan(2)));
        }
        return false;
    }

    private void Open(int count)
    {
        if (channel > count)
            throw new SourceException(NoChannel(channel.Value, count));
        channels = count;
        mixer = new(count, AudioTime.SampleRate, channel);
    }

    private static string NoChannel(int wanted, int count) =>
        $"The sound has no channel {wanted}, so it cannot be captioned. "
        + (count == 1 ? "It has one; leave Channel out." : $"It has {count}; choose one of them, or none for all.");

    private static async Task<bool> FillAsync(Stream input, Memory<byte> into, CancellationToken stop) =>
        await input.ReadAtLeastAsync(into, into.Length, throwOnEndOfStream: false, stop) == into.Length;
}
