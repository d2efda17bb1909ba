using System.Runtime.CompilerServices;
using LiveCaptions.Capture;
using LiveCaptions.Capture.Conversion;
using LiveCaptions.Whisper;

namespace LiveCaptions.Audio.Files;

/// <summary>The sound of a WAV file, mixed down and brought to the recogniser's rate.</summary>
/// <param name="format">How the file holds its samples.</param>
/// <param name="frames">How many frames it holds.</param>
/// <param name="channel">The channel to keep, counted from 1; null for all that carry sound.</param>
/// <remarks>Threading: one reader.</remarks>
internal sealed class WavSound(WavFormat format, long frames, int? channel)
{
    private readonly int block = format.Rate / 10;
    private readonly ChannelMixer mixer = new(format.Channels, format.Rate, channel);
    private readonly Resampler? resampler = format.Rate == AudioTime.SampleRate ? null : new(format.Rate);

    private float[]? output;

    /// <summary>Whether two channels would cancel each other, so that only one of them is mixed.</summary>
    public bool Cancels => mixer.Cancels;

    /// <summary>The number of samples that it gives: one for each whole or begun 1/16000 s.</summary>
    public static long SamplesOf(WavFormat format, long frames) => (frames * AudioTime.SampleRate + format.Rate - 1) / format.Rate;

    /// <summary>Reads all sound, in blocks that are valid until the next one is requested.</summary>
    /// <param name="file">The file, at its samples; it may have become shorter since its header was read.</param>
    /// <param name="stop">Ends the reading.</param>
    public async IAsyncEnumerable<ReadOnlyMemory<float>> ReadAsync(Stream file, [EnumeratorCancellation] CancellationToken stop)
    {
        long read = 0,
            given = 0;
        await foreach (var mixed in MixedAsync(file, stop))
        {
            var sound = Resample(mixed);
            read += mixed.Length;
            given += sound.Length;
            if (sound.Length > 0)
                yield return sound;
        }
        // The end of the sound is still in the filter, and comes out before the silence that follows it.
        for (var rest = SamplesOf(format, read) - given; rest > 0; )
        {
            var sound = Resample(new float[block]);
            sound = sound[..(int)Math.Min(sound.Length, rest)];
            rest -= sound.Length;
            if (sound.Length > 0)
                yield return sound;
        }
    }

    /// <summary>Reads the mixed sound at the file's own rate.</summary>
    private async IAsyncEnumerable<ReadOnlyMemory<float>> MixedAsync(Stream file, [EnumeratorCancellation] CancellationToken stop)
    {
        var bytes = new byte[block * format.FrameBytes];
        var (interleaved, mono) = (new float[block * format.Channels], new float[block]);
        for (long read = 0; read < frames; )
        {
            var wanted = (int)Math.Min(block, frames - read) * format.FrameBytes;
            var count = await file.ReadAtLeastAsync(bytes.AsMemory(0, wanted), wanted, throwOnEndOfStream: false, stop) / format.FrameBytes;
            if (count == 0)
                yield break;
            read += count;
            format.Convert(bytes, interleaved.AsSpan(0, count * format.Channels));
            mixer.Mix(interleaved.AsSpan(0, count * format.Channels), mono.AsSpan(0, count));
            yield return mono.AsMemory(0, count);
        }
    }

    private ReadOnlyMemory<float> Resample(ReadOnlyMemory<float> mixed)
    {
        if (resampler is null)
            return mixed;
        output ??= new float[resampler.MaxOutput(block)];
        return output.AsMemory(0, resampler.Process(mixed.Span, output));
    }
}
