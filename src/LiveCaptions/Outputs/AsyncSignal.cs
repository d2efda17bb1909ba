using System.Threading.Channels;

namespace LiveCaptions.Outputs;

/// <summary>Wakes a loop that waits for something to do or for a time.</summary>
/// <remarks>Threading: rung by anybody, waited for by one loop. Rings before a wait end it at once.</remarks>
internal sealed class AsyncSignal(TimeProvider time)
{
    // Several rings are one: nothing is lost by dropping the others.
    private readonly Channel<bool> rung = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true }
    );

    public void Ring() => rung.Writer.TryWrite(true);

    /// <summary>Waits until it is rung, at most this long; null: for ever.</summary>
    public async Task WaitAsync(TimeSpan? most, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (rung.Reader.TryRead(out _) || most <= TimeSpan.Zero)
            return;
        // Timers count whole milliseconds: one that came a little early would find nothing to do and wait for nothing, over and over.
        using var late = most is { } limit
            ? new CancellationTokenSource(TimeSpan.FromMilliseconds(Math.Ceiling(limit.TotalMilliseconds)), time)
            : new CancellationTokenSource();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        try
        {
            await rung.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // It is time.
        }
    }
}
