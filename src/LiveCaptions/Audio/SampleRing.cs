using System.Diagnostics.Metrics;
using LiveCaptions.Telemetry;
using LiveCaptions.Whisper;

namespace LiveCaptions.Audio;

/// <summary>
/// The newest sound of a source, at most its capacity; older sound that nobody read is overwritten and counted.
/// Where a source had no sound for a while there is a gap, so that the timeline goes on.
/// </summary>
/// <remarks>Threading: one writer (the source) and one reader (the track), under one lock held for a copy only.</remarks>
internal sealed class SampleRing(int capacity)
{
    private static readonly Counter<long> LostSamples = Meters.Service.CreateCounter<long>(
        "livecaptions.audio.samples.lost",
        "{sample}",
        "Samples that were overwritten before they were recognised."
    );

    private static readonly Counter<long> MissingSamples = Meters.Service.CreateCounter<long>(
        "livecaptions.audio.samples.missing",
        "{sample}",
        "Samples that a source did not give: while it was lost, or where it stuttered."
    );

    // With less than this waiting, a burst has been taken.
    private static readonly long Taken = AudioTime.SamplesIn(0.5);

    private readonly Lock sync = new();
    private readonly float[] samples = new float[capacity];
    private readonly Queue<(long At, long Length)> gaps = new(); // at most one a write, and each write holds samples of the ring
    private TaskCompletionSource? waiting;
    private long written,
        read,
        skipped,
        lost;
    private long untold; // samples lost or skipped just before the next one to be read
    private bool completed,
        burst;

    /// <summary>The timeline's length: samples written and samples skipped.</summary>
    public long Written
    {
        get
        {
            lock (sync)
                return written + skipped;
        }
    }

    /// <summary>Samples that wait to be read.</summary>
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

    /// <summary>What waits came much faster than it sounds: it is old, though nobody is slow, and its words are not live.</summary>
    public bool InBurst
    {
        get
        {
            lock (sync)
                return burst;
        }
    }

    /// <summary>True once the sound is over and everything is read.</summary>
    public bool Drained
    {
        get
        {
            lock (sync)
                return completed && read == written && !HasGap;
        }
    }

    private bool HasGap => untold > 0 || (gaps.TryPeek(out var gap) && gap.At <= read);

    /// <summary>Adds sound at the end. Never waits.</summary>
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
            untold += overwritten;
            read += overwritten;
        }
        if (overwritten > 0)
            LostSamples.Add(overwritten);
        Announce();
    }

    /// <summary>Much sound came at once; until it has been read, what is read is not live.</summary>
    public void BeginBurst()
    {
        lock (sync)
            burst = written - read >= Taken;
    }

    /// <summary>The source had no sound for so long: the timeline goes on, and the reader is told at this place.</summary>
    public void Skip(long samples)
    {
        if (samples <= 0)
            return;
        lock (sync)
        {
            skipped += samples;
            gaps.Enqueue((written, samples));
        }
        MissingSamples.Add(samples);
        Announce();
    }

    /// <summary>Leaves out all that waits but the newest sound; the reader is told of the gap.</summary>
    /// <param name="keep">Samples that stay.</param>
    /// <returns>Samples left out.</returns>
    public long SkipToLive(long keep)
    {
        lock (sync)
        {
            var left = Math.Max(0, written - read - keep);
            read += left;
            untold += left;
            burst &= written - read >= Taken;
            return left;
        }
    }

    /// <summary>No more sound will come.</summary>
    public void Complete()
    {
        lock (sync)
            completed = true;
        Announce();
    }

    /// <summary>Takes up to as many samples as fit, and none beyond a gap.</summary>
    /// <param name="into">Where they go.</param>
    /// <param name="gap">Samples that are missing just before the first one taken: lost here, or skipped by the source.</param>
    /// <returns>How many were taken; 0 if there are none.</returns>
    public int Read(Span<float> into, out long gap)
    {
        lock (sync)
        {
            while (gaps.TryPeek(out var passed) && passed.At <= read)
                untold += gaps.Dequeue().Length;
            (gap, untold) = (untold, 0);
            var end = gaps.TryPeek(out var next) ? next.At : written;
            var count = (int)Math.Min(into.Length, end - read);
            var at = (int)(read % capacity);
            var first = Math.Min(count, capacity - at);
            samples.AsSpan(at, first).CopyTo(into);
            samples.AsSpan(0, count - first).CopyTo(into[first..]);
            read += count;
            burst &= written - read >= Taken;
            return count;
        }
    }

    /// <summary>Waits until there is something to read, the sound is over, or <paramref name="stop"/>.</summary>
    public async ValueTask WaitAsync(CancellationToken stop)
    {
        while (true)
        {
            Task news;
            lock (sync)
            {
                if (written > read || completed || HasGap)
                    return;
                waiting ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
                news = waiting.Task;
            }
            await news.WaitAsync(stop);
        }
    }

    private void Announce()
    {
        TaskCompletionSource? waiter;
        lock (sync)
            (waiter, waiting) = (waiting, null);
        waiter?.TrySetResult();
    }
}
