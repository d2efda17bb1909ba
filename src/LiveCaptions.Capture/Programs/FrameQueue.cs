using LiveCaptions.Capture.Native;

namespace LiveCaptions.Capture.Programs;

/// <summary>Frames between the thread that delivers them and the one that reads them.</summary>
/// <param name="rate">Frames per second.</param>
/// <param name="channels">Samples in a frame.</param>
/// <param name="capacity">Frames that are kept for a reader; what comes beyond is dropped and counted.</param>
/// <param name="now">A clock that never goes back, in nanoseconds.</param>
/// <remarks>Threading: one writer, one reader; everything else from any thread.</remarks>
internal sealed class FrameQueue(int rate, int channels, int capacity, Func<long> now)
{
    private readonly object sync = new(); // no Lock, since readers wait on it
    private readonly float[] samples = new float[capacity * channels];
    private FrameFigures figures = new(rate, channels, 0, 0, 0, 0, 0);
    private long kept,
        read,
        dropped, // after the last kept frame: nothing more is kept until the reader has come to the gap
        untold; // the gap that the reader has come to
    private int? end;

    public FrameFigures Figures
    {
        get
        {
            lock (sync)
                return figures;
        }
    }

    /// <summary>Adds frames; those that find no room are dropped. Nothing is added after <see cref="End"/>.</summary>
    public void Write(ReadOnlySpan<float> frames)
    {
        lock (sync)
        {
            var at = now();
            var count = frames.Length / channels;
            var room = dropped == 0 ? (int)Math.Min(count, capacity - (kept - read)) : 0;
            var (start, first) = Place(kept, room);
            frames[..first].CopyTo(samples.AsSpan(start));
            frames[first..(room * channels)].CopyTo(samples);
            kept += room;
            dropped += count - room;
            figures = figures with
            {
                Captured = figures.Captured + count,
                Dropped = figures.Dropped + count - room,
                FirstAt = figures.FirstAt == 0 ? at : figures.FirstAt,
                LastAt = at,
                LongestGap = figures.LastAt == 0 ? 0 : Math.Max(figures.LongestGap, at - figures.LastAt),
            };
            Monitor.Pulse(sync);
        }
    }

    /// <summary>Ends the capture: a reader gets what is left, then the code; "cancelled" comes at once.</summary>
    public void End(int code)
    {
        lock (sync)
        {
            if (end != Lcc.Cancelled)
                end = code;
            Monitor.Pulse(sync);
        }
    }

    /// <inheritdoc cref="ICapturedFrames.Read"/>
    public int Read(Span<float> to, int min, int timeoutMs, out long missing)
    {
        missing = 0;
        var until = now() + timeoutMs * 1_000_000L;
        lock (sync)
        {
            while (true)
            {
                var left = (int)Math.Max(0, (until - now()) / 1_000_000);
                missing += TakeGap();
                if (Take(to, min, left == 0) is { } result)
                {
                    ReachGap();
                    return result;
                }
                Monitor.Wait(sync, left);
            }
        }
    }

    private long TakeGap()
    {
        ReachGap();
        var gap = untold;
        untold = 0;
        return gap;
    }

    private void ReachGap()
    {
        if (kept > read)
            return;
        untold += dropped;
        dropped = 0;
    }

    /// <returns>Null: wait.</returns>
    private int? Take(Span<float> to, int min, bool late)
    {
        if (end == Lcc.Cancelled)
            return end;
        var ready = (int)Math.Min(kept - read, to.Length / channels);
        if (ready < min && !(ready > 0 && (late || end is not null || dropped > 0)))
            return end ?? (late ? 0 : null);
        var (start, first) = Place(read, ready);
        samples.AsSpan(start, first).CopyTo(to);
        samples.AsSpan(0, ready * channels - first).CopyTo(to[first..]);
        read += ready;
        return ready;
    }

    /// <summary>Where these frames begin in the ring, and how many samples of them lie before its end; the rest begins anew.</summary>
    private (int Start, int First) Place(long from, int frames)
    {
        var start = (int)(from * channels % samples.Length);
        return (start, Math.Min(frames * channels, samples.Length - start));
    }
}
