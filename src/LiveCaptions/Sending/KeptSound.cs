using LiveCaptions.Audio.Sent;
using LiveCaptions.Whisper;

namespace LiveCaptions.Sending;

/// <summary>
/// The newest sound of a source, at its positions, so that what a link could not carry is sent later. Older sound is dropped, and sound
/// that the source did not deliver leaves a gap.
/// </summary>
/// <remarks>Threading: one writer (the source) and one reader (the link), under one lock held for a copy only.</remarks>
internal sealed class KeptSound
{
    /// <summary>How far back sound is kept, in samples; bounds the memory, too.</summary>
    public static readonly long Reach = AudioTime.SamplesIn(SoundBudget.Kept.TotalSeconds);

    private readonly Lock sync = new();
    private readonly List<(long At, short[] Sound)> blocks = []; // in order of their positions, within the reach
    private TaskCompletionSource? waiter;
    private long awaited,
        start,
        end;
    private bool complete;

    /// <summary>The position before which nothing is kept.</summary>
    public long Start
    {
        get
        {
            lock (sync)
                return start;
        }
    }

    /// <summary>The position of the next sample of the source.</summary>
    public long End
    {
        get
        {
            lock (sync)
                return end;
        }
    }

    /// <summary>Whether the sound is over.</summary>
    public bool IsComplete
    {
        get
        {
            lock (sync)
                return complete;
        }
    }

    /// <summary>Appends sound, and drops what is out of reach by then.</summary>
    /// <param name="sound">Samples, 16 kHz, mono.</param>
    /// <param name="gap">Samples missing just before them.</param>
    public void Append(ReadOnlySpan<float> sound, long gap)
    {
        var block = new short[sound.Length];
        for (var i = 0; i < block.Length; i++)
            block[i] = SentMessage.Rounded(sound[i]);
        TaskCompletionSource? done = null;
        lock (sync)
        {
            end += gap;
            if (block.Length > 0)
                blocks.Add((end, block));
            end += block.Length;
            var old = blocks.TakeWhile(kept => kept.At < end - Reach).ToList();
            if (old.Count > 0)
                start = old[^1].At + old[^1].Sound.Length;
            blocks.RemoveRange(0, old.Count);
            if (end >= awaited)
                (done, waiter) = (waiter, null);
        }
        done?.TrySetResult();
    }

    /// <summary>No more sound comes.</summary>
    public void Complete()
    {
        TaskCompletionSource? done;
        lock (sync)
            (complete, done, waiter) = (true, waiter, null);
        done?.TrySetResult();
    }

    /// <summary>Reads sound from a position on, and none beyond a gap.</summary>
    /// <param name="from">The position; where nothing is kept, reading begins after it.</param>
    /// <param name="into">The destination.</param>
    /// <param name="at">The position of the first sample read; the end, if there is none.</param>
    /// <returns>The number of samples.</returns>
    public int Read(long from, Span<short> into, out long at)
    {
        lock (sync)
        {
            at = end;
            var count = 0;
            for (var i = FirstAfter(from); i < blocks.Count && count < into.Length; i++)
            {
                var (position, sound) = blocks[i];
                if (count == 0)
                    at = Math.Max(from, position);
                else if (position != at + count)
                    break;
                var rest = sound.AsSpan((int)(at + count - position));
                rest = rest[..Math.Min(rest.Length, into.Length - count)];
                rest.CopyTo(into[count..]);
                count += rest.Length;
            }
            return count;
        }
    }

    /// <summary>Waits until the sound has come this far, is over, or has not come for this long.</summary>
    public async Task WaitAsync(long position, TimeSpan patience, TimeProvider clock, CancellationToken stop)
    {
        Task news;
        lock (sync)
        {
            if (end >= position || complete)
                return;
            awaited = position;
            waiter ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            news = waiter.Task;
        }
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(news, Task.Delay(patience, clock, over.Token));
        await over.CancelAsync();
        stop.ThrowIfCancellationRequested();
    }

    /// <summary>The first block with sound at or after a position.</summary>
    private int FirstAfter(long from)
    {
        var (low, high) = (0, blocks.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (blocks[middle].At + blocks[middle].Sound.Length > from)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }
}
