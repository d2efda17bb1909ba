using System.Threading.Channels;

namespace LiveCaptions.Outputs;

/// <summary>Wakes a loop that waits for work or for a time.</summary>
/// <remarks>Threading: rung by anybody, awaited by one loop. A ring before the wait ends it at once.</remarks>
internal sealed class AsyncSignal(TimeProvider time)
{
    // Several rings count as one, so nothing is lost by dropping the others.
    private readonly Channel<bool> rung = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true }
    );

    public void Ring() => rung.Writer.TryWrite(true);

    /// <summary>Waits until it is rung.</summary>
    /// <param name="limit">Waits no longer than this; null waits for ever.</param>
    public async Task WaitAsync(TimeSpan? limit, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (rung.Reader.TryRead(out _) || limit <= TimeSpan.Zero)
            return;
        // Timers count whole milliseconds: one that fired a little early would find nothing to do, and the loop would spin.
        using var late = limit is { } wait
            ? new CancellationTokenSource(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time)
            : new CancellationTokenSource();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        try
        {
            await rung.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // The time has come.
        }
    }
}
