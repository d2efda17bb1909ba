using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>The newest sound of a stream whose words are not settled yet: what a second recogniser must hear if it takes over.</summary>
/// <remarks>Threading: one thread.</remarks>
internal sealed class UnsettledSound
{
    /// <summary>No more than a window of Whisper's holds.</summary>
    public const int Most = 30 * AudioTime.SampleRate;

    private readonly float[] samples = new float[2 * Most];
    private int count;

    /// <summary>Where it ends: all sound of the stream, what was lost with it.</summary>
    public long End { get; private set; }

    /// <summary>Where it begins.</summary>
    public long Start => End - count;

    public ReadOnlySpan<float> Samples => samples.AsSpan(0, count);

    public void Add(ReadOnlySpan<float> more)
    {
        End += more.Length;
        if (more.Length > Most)
            more = more[^Most..];
        if (count + more.Length > samples.Length)
            KeepLast(Most - more.Length);
        more.CopyTo(samples.AsSpan(count));
        count += more.Length;
    }

    /// <summary>So much was lost here, and what was said before it is settled.</summary>
    public void Skip(long lost) => (End, count) = (End + lost, 0);

    /// <summary>Nothing before this position is needed.</summary>
    public void Forget(long before) => KeepLast((int)Math.Clamp(End - before, 0, Math.Min(count, Most)));

    private void KeepLast(int kept)
    {
        samples.AsSpan(count - kept, kept).CopyTo(samples);
        count = kept;
    }
}
