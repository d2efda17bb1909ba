using System.Diagnostics.Metrics;
using LiveCaptions.Health;

namespace LiveCaptions.Audio;

/// <summary>The newest sound of a source, at most its capacity; older sound that nobody read is overwritten and counted.</summary>
/// <remarks>Threading: one writer (the source) and one reader (the track), under one lock held for a copy only.</remarks>
internal sealed class SampleRing(int capacity)
{
    private static readonly Counter<long> LostSamples = Meters.LiveCaptions.CreateCounter<long>(
        "livecaptions.audio.samples.lost", "{sample}", "Samples that were overwritten before they were recognised.");

    private readonly Lock gate = new();
    private readonly float[] samples = new float[capacity];
    private TaskCompletionSource? waiting;
    private long written, read, lost, reported;
    private bool completed;

    /// <summary>Samples written so far.</summary>
    public long Written { get { lock (gate) return written; } }

    /// <summary>Samples that wait to be read.</summary>
    public long Unread { get { lock (gate) return written - read; } }

    /// <summary>Samples that were overwritten before they were read.</summary>
    public long Lost { get { lock (gate) return lost; } }

    /// <summary>True once the sound is over and everything is read.</summary>
    public bool Drained { get { lock (gate) return completed && read == written; } }

    /// <summary>Adds sound at the end. Never waits.</summary>
    public void Write(ReadOnlySpan<float> sound)
    {
        long overwritten;
        lock (gate)
        {
            written += sound.Length;
            if (sound.Length > capacity) sound = sound[^capacity..];
            var at = (int)((written - sound.Length) % capacity);
            var first = Math.Min(sound.Length, capacity - at);
            sound[..first].CopyTo(samples.AsSpan(at));
            sound[first..].CopyTo(samples);
            overwritten = Math.Max(0, written - capacity - read);
            lost += overwritten;
            read += overwritten;
        }
        if (overwritten > 0) LostSamples.Add(overwritten);
        Announce();
    }

    /// <summary>No more sound will come.</summary>
    public void Complete()
    {
        lock (gate) completed = true;
        Announce();
    }

    /// <summary>Takes up to as many samples as fit.</summary>
    /// <param name="into">Where they go.</param>
    /// <param name="gap">Samples that were lost just before the first one taken.</param>
    /// <returns>How many were taken; 0 if there are none.</returns>
    public int Read(Span<float> into, out long gap)
    {
        lock (gate)
        {
            gap = lost - reported;
            reported = lost;
            var count = (int)Math.Min(into.Length, written - read);
            var at = (int)(read % capacity);
            var first = Math.Min(count, capacity - at);
            samples.AsSpan(at, first).CopyTo(into);
            samples.AsSpan(0, count - first).CopyTo(into[first..]);
            read += count;
            return count;
        }
    }

    /// <summary>Waits until there is something to read, the sound is over, or <paramref name="stop"/>.</summary>
    public async ValueTask WaitAsync(CancellationToken stop)
    {
        while (true)
        {
            Task news;
            lock (gate)
            {
                if (written > read || completed) return;
                waiting ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
                news = waiting.Task;
            }
            await news.WaitAsync(stop).ConfigureAwait(false);
        }
    }

    private void Announce()
    {
        TaskCompletionSource? waiter;
        lock (gate) (waiter, waiting) = (waiting, null);
        waiter?.TrySetResult();
    }
}
