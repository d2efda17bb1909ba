namespace LiveCaptions.Whisper.Streaming;

/// <summary>The part of the stream's sound that may still be needed, by its position in the stream.</summary>
internal sealed class SoundBuffer
{
    private const int Usual = 40 * AudioTime.SampleRate;
    private float[] samples = new float[Usual];
    private long start;
    private int count;

    /// <summary>The position after the last sample heard.</summary>
    public long End => start + count;

    /// <summary>Adds sound at the end; what lies before <paramref name="needed"/> may be forgotten.</summary>
    public void Append(ReadOnlySpan<float> sound, long needed)
    {
        if (count + sound.Length > samples.Length)
            MakeRoom(sound.Length, needed);
        sound.CopyTo(samples.AsSpan(count));
        count += sound.Length;
    }

    /// <summary>Sound between two positions, as far as it is there.</summary>
    public ReadOnlySpan<float> Between(long from, long to)
    {
        from = Math.Clamp(from, start, End);
        to = Math.Clamp(to, from, End);
        return samples.AsSpan((int)(from - start), (int)(to - from));
    }

    /// <summary>Sound was lost: the stream goes on later.</summary>
    public void Skip(long lost)
    {
        start = End + lost;
        count = 0;
    }

    private void MakeRoom(int more, long needed)
    {
        var drop = (int)Math.Clamp(needed - start, 0, count);
        var kept = samples.AsSpan(drop, count - drop);
        // A burst may need more than usual; the room goes back when it is over.
        var room = Math.Max(Usual, (kept.Length + more) * 3 / 2);
        var target = room <= samples.Length && samples.Length <= 2 * room ? samples : new float[room];
        kept.CopyTo(target);
        (samples, start, count) = (target, start + drop, kept.Length);
    }
}
