using LiveCaptions.Capture.Conversion;

namespace LiveCaptions.Capture;

/// <summary>
/// Mixes the channels of sound down to one: the chosen channel, or the mean of those that carry sound. A plain mean would make a
/// microphone on one of eight inputs eight times quieter.
/// </summary>
/// <remarks>
/// A channel carries sound when it is within 20 dB of the loudest, where loudness rises at once and falls by 40 dB per second. A channel
/// that carries the reverse of another one is left out, since the two would cancel each other.
/// Threading: one caller.
/// </remarks>
public sealed class ChannelMixer
{
    private const double Carries = 0.01;
    private readonly int channels,
        block;
    private readonly int? chosen;
    private readonly double fade;
    private readonly double[] energy;
    private readonly bool[] carries;
    private readonly ReversedChannels reversed;
    private readonly float[] gains,
        targets;

    /// <summary>Makes a mixer for one stream of sound.</summary>
    /// <param name="channels">The number of interleaved input channels.</param>
    /// <param name="rate">Frames per second.</param>
    /// <param name="channel">The channel to keep, counted from 1; null for all that carry sound.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such channel.</exception>
    public ChannelMixer(int channels, int rate, int? channel = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        if (channel is < 1 || channel > channels)
            throw new ArgumentOutOfRangeException(nameof(channel), channel, $"There are {channels} channels.");
        (this.channels, chosen) = (channels, channel);
        block = Math.Max(1, rate / 100);
        fade = Math.Pow(1e-4, 0.01); // 40 dB over the 100 blocks of a second
        (energy, gains, targets) = (new double[channels], new float[channels], new float[channels]);
        (carries, reversed) = (new bool[channels], new(channels));
        for (var c = 0; c < channels; c++)
            gains[c] = channel is { } one ? (c == one - 1 ? 1 : 0) : 1f / channels;
    }

    /// <summary>The current weight of each channel.</summary>
    public IReadOnlyList<float> Gains => gains;

    /// <summary>Whether two channels would cancel each other, so that only one of them is mixed.</summary>
    public bool Cancels => reversed.Cancels;

    /// <summary>Mixes interleaved frames; samples that are not finite become silence.</summary>
    /// <param name="frames">Whole frames.</param>
    /// <param name="mono">The destination, one sample per frame.</param>
    public void Mix(ReadOnlySpan<float> frames, Span<float> mono)
    {
        while (frames.Length > 0)
        {
            var count = Math.Min(frames.Length / channels, block);
            if (chosen is null && channels > 1)
                Weigh(frames[..(count * channels)]);
            else
                gains.CopyTo(targets, 0);
            Add(frames[..(count * channels)], mono[..count]);
            frames = frames[(count * channels)..];
            mono = mono[count..];
        }
    }

    /// <summary>Weighs the channels by their energy without the constant part, of which a faulty input may have much.</summary>
    private void Weigh(ReadOnlySpan<float> frames)
    {
        var count = frames.Length / channels;
        for (var c = 0; c < channels; c++)
        {
            double sum = 0,
                squares = 0;
            for (var i = c; i < frames.Length; i += channels)
            {
                var sample = Finite(frames[i]);
                sum += sample;
                squares += sample * sample;
            }
            energy[c] = Math.Max(Math.Max(0, squares / count - sum / count * (sum / count)), energy[c] * fade);
        }
        var loudest = energy.Max();
        if (loudest < 1e-12)
        {
            gains.CopyTo(targets, 0); // silence on all channels changes nothing
            return;
        }
        for (var c = 0; c < channels; c++)
            carries[c] = energy[c] > loudest * Carries;
        reversed.Remove(frames, carries);
        var carrying = carries.Count(carrying => carrying);
        for (var c = 0; c < channels; c++)
            targets[c] = carries[c] ? 1f / carrying : 0;
    }

    /// <summary>Moves from the old gains to the new within the block, so that nothing clicks.</summary>
    private void Add(ReadOnlySpan<float> frames, Span<float> mono)
    {
        mono.Clear();
        for (var c = 0; c < channels; c++)
        {
            var step = (targets[c] - gains[c]) / mono.Length;
            if (gains[c] == 0 && step == 0)
                continue;
            for (var i = 0; i < mono.Length; i++)
                mono[i] += Finite(frames[i * channels + c]) * (gains[c] + step * (i + 1));
            gains[c] = targets[c];
        }
    }

    private static float Finite(float sample) => float.IsFinite(sample) ? sample : 0;
}
