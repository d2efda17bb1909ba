namespace LiveCaptions.Whisper.Streaming;

/// <summary>The part of the stream's sound that may still be needed, by its position in the stream.</summary>
internal sealed class SoundBuffer
{
    private const int UsualCapacity = 40 * AudioTime.SampleRate;
    private float[] samples = new float[UsualCapacity];
    private long start;
    private int count;

    /// <summary>The position after the newest sample.</summary>
    public long End => start + count;

    /// <summary>Appends sound; what lies before <paramref name="needed"/> may be forgotten.</summary>
    public void Append(ReadOnlySpan<float> sound, long needed)
    {
        if (count + sound.Length > samples.Length)
            MakeSpace(sound.Length, needed);
        sound.CopyTo(samples.AsSpan(count));
        count += sound.Length;
    }

    /// <summary>Sound between two positions, as far as it is kept.</summary>
    public ReadOnlySpan<float> Between(long from, long to)
    {
        from = Math.Clamp(from, start, End);
        to = Math.Clamp(to, from, End);
        return samples.AsSpan((int)(from - start), (int)(to - from));
    }

    /// <summary>Marks a gap: the stream continues this many samples later.</summary>
    public void Skip(long lost)
    {
        start = End + lost;
        count = 0;
    }

    private void MakeSpace(int more, long needed)
    {
        var drop = (int)Math.Clamp(needed - start, 0, count);
        var kept = samples.AsSpan(drop, count - drop);
        // A burst may need more than usual; the memory is given back when it is over.
        var capacity = Math.Max(UsualCapacity, (kept.Length + more) * 3 / 2);
        var target = capacity <= samples.Length && samples.Length <= 2 * capacity ? samples : new float[capacity];
        kept.CopyTo(target);
        (samples, start, count) = (target, start + drop, kept.Length);
    }
}
