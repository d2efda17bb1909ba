using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>The newest sound of a stream whose words have not settled: a second recogniser needs it to take over.</summary>
/// <remarks>Threading: one thread.</remarks>
internal sealed class UnsettledSound
{
    /// <summary>As much as Whisper's window holds.</summary>
    public const int MaxSamples = 30 * AudioTime.SampleRate;

    private readonly float[] samples = new float[2 * MaxSamples];
    private int count;

    /// <summary>The end's position: all samples of the stream, lost ones included.</summary>
    public long End { get; private set; }

    /// <summary>The start's position.</summary>
    public long Start => End - count;

    public ReadOnlySpan<float> Samples => samples.AsSpan(0, count);

    public void Add(ReadOnlySpan<float> more)
    {
        End += more.Length;
        if (more.Length > MaxSamples)
            more = more[^MaxSamples..];
        if (count + more.Length > samples.Length)
            KeepLast(MaxSamples - more.Length);
        more.CopyTo(samples.AsSpan(count));
        count += more.Length;
    }

    /// <summary>Samples were lost here; all words before them have settled.</summary>
    public void Skip(long lost) => (End, count) = (End + lost, 0);

    /// <summary>Drops the sound before this position.</summary>
    public void Forget(long before) => KeepLast((int)Math.Clamp(End - before, 0, Math.Min(count, MaxSamples)));

    private void KeepLast(int kept)
    {
        samples.AsSpan(count - kept, kept).CopyTo(samples);
        count = kept;
    }
}
