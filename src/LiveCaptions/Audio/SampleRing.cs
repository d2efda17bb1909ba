using System.Diagnostics.Metrics;
using LiveCaptions.Telemetry;
using LiveCaptions.Whisper;

namespace LiveCaptions.Audio;

/// <summary>
/// Keeps the newest sound of a source, up to a capacity; older unread sound is overwritten and counted. Where a source delivered
/// nothing there is a gap, so that the timeline moves on.
/// </summary>
/// <param name="track">The id of the track, for what is counted.</param>
/// <remarks>Threading: one writer (the source) and one reader (the track), under one lock held for a copy only.</remarks>
internal sealed class SampleRing(int capacity, string track = "")
{
    private static readonly Counter<long> LostSamples = Meters.Service.CreateCounter<long>(
        "livecaptions.audio.samples.lost",
        "{sample}",
        "Samples that were overwritten before they were recognised."
    );

    private static readonly Counter<long> MissingSamples = Meters.Service.CreateCounter<long>(
        "livecaptions.audio.samples.missing",
        "{sample}",
        "Samples that a source did not deliver, while it was lost or because it stuttered."
    );

    // A burst is over once less than this is unread.
    private static readonly long BurstEnd = AudioTime.SamplesIn(0.5);

    private readonly Lock sync = new();
    private readonly float[] samples = new float[capacity];
    private readonly Queue<(long At, long Length)> gaps = new(); // bounded by the ring: at most one per write
    private TaskCompletionSource? waiter;
    private long written,
        read,
        skipped,
        lost,
        kept;
    private long unreported; // samples lost or missing just before the next one to be read
    private bool completed,
        burst;

    /// <summary>The length of the timeline: samples written, and gaps.</summary>
    public long Written
    {
        get
        {
            lock (sync)
                return written + skipped;
        }
    }

    /// <summary>Samples that the source's sender keeps and will deliver late; 0 for sources in real time.</summary>
    public long Kept
    {
        get
        {
            lock (sync)
                return kept;
        }
        set
        {
            lock (sync)
                kept = value;
        }
    }

    /// <summary>The position of what is said now: the end of the timeline, and what its sender still keeps.</summary>
    public long Now
    {
        get
        {
            lock (sync)
                return written + skipped + kept;
        }
    }

    /// <summary>Samples that have not been read.</summary>
    public long Unread
    {
        get
        {
            lock (sync)
                return written - read;
        }
    }

    /// <summary>Samples that were overwritten before they were read.</summary>
    public long Lost
    {
        get
        {
            lock (sync)
                return lost;
        }
    }

    /// <summary>
    /// Whether the unread sound came in a burst, or its sender keeps more: it is old although the reader is fast, so words are not live.
    /// </summary>
    public bool InBurst
    {
        get
        {
            lock (sync)
                return burst || kept >= BurstEnd;
        }
    }

    /// <summary>Whether the sound has ended and all of it has been read.</summary>
    public bool Drained
    {
        get
        {
            lock (sync)
                return completed && read == written && !HasGap;
        }
    }

    private bool HasGap => unreported > 0 || (gaps.TryPeek(out var gap) && gap.At <= read);

    /// <summary>Appends sound; never waits.</summary>
    public void Write(ReadOnlySpan<float> sound)
    {
        long overwritten;
        lock (sync)
        {
            written += sound.Length;
            if (sound.Length > capacity)
                sound = sound[^capacity..];
            var at = (int)((written - sound.Length) % capacity);
            var first = Math.Min(sound.Length, capacity - at);
            sound[..first].CopyTo(samples.AsSpan(at));
            sound[first..].CopyTo(samples);
            overwritten = Math.Max(0, written - capacity - read);
            lost += overwritten;
            unreported += overwritten;
            read += overwritten;
        }
        if (overwritten > 0)
            LostSamples.Add(overwritten, Meters.OfTrack(track));
        WakeReader();
    }

    /// <summary>Marks the unread sound as a burst, until it has been read.</summary>
    public void BeginBurst()
    {
        lock (sync)
            burst = written - read >= BurstEnd;
    }

    /// <summary>Appends a gap: the timeline moves on, and the reader learns of it at this position.</summary>
    /// <param name="length">The length of the gap, in samples; nothing happens if it is 0 or less.</param>
    public void WriteGap(long length)
    {
        if (length <= 0)
            return;
        lock (sync)
        {
            skipped += length;
            gaps.Enqueue((written, length));
        }
        MissingSamples.Add(length, Meters.OfTrack(track));
        WakeReader();
    }

    /// <summary>Drops all unread sound but the newest; the reader learns of the gap.</summary>
    /// <param name="keep">The number of samples to keep.</param>
    /// <returns>The number of samples dropped.</returns>
    public long SkipToLive(long keep)
    {
        lock (sync)
        {
            var dropped = Math.Max(0, written - read - keep);
            read += dropped;
            unreported += dropped;
            burst &= written - read >= BurstEnd;
            return dropped;
        }
    }

    /// <summary>Marks the end of the sound.</summary>
    public void Complete()
    {
        lock (sync)
            completed = true;
        WakeReader();
    }

    /// <summary>Reads up to as many samples as fit, and none beyond a gap.</summary>
    /// <param name="into">The destination.</param>
    /// <param name="gap">Samples missing just before the first one read: overwritten here, or never delivered by the source.</param>
    /// <returns>The number of samples read.</returns>
    public int Read(Span<float> into, out long gap)
    {
        lock (sync)
        {
            while (gaps.TryPeek(out var passed) && passed.At <= read)
                unreported += gaps.Dequeue().Length;
            (gap, unreported) = (unreported, 0);
            var end = gaps.TryPeek(out var next) ? next.At : written;
            var count = (int)Math.Min(into.Length, end - read);
            var at = (int)(read % capacity);
            var first = Math.Min(count, capacity - at);
            samples.AsSpan(at, first).CopyTo(into);
            samples.AsSpan(0, count - first).CopyTo(into[first..]);
            read += count;
            burst &= written - read >= BurstEnd;
            return count;
        }
    }

    /// <summary>Waits until there is something to read or the sound has ended.</summary>
    public async ValueTask WaitAsync(CancellationToken stop)
    {
        while (true)
        {
            Task news;
            lock (sync)
            {
                if (written > read || completed || HasGap)
                    return;
                waiter ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
                news = waiter.Task;
            }
            await news.WaitAsync(stop);
        }
    }

    private void WakeReader()
    {
        TaskCompletionSource? waiting;
        lock (sync)
            (waiting, waiter) = (waiter, null);
        waiting?.TrySetResult();
    }
}
