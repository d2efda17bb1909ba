namespace LiveCaptions.Obs;

/// <summary>Sends the newest of what it is offered, one at a time: while one is on its way, newer ones replace each other.</summary>
/// <remarks>Threading: offered from any thread; sends one after the other. Nothing piles up: it holds one value at most.</remarks>
/// <typeparam name="T">What is sent, e.g. a text.</typeparam>
public sealed class NewestWinsLane<T> : IAsyncDisposable
{
    private readonly Func<T, CancellationToken, Task> send;
    private readonly Action<Exception> failed;
    private readonly TimeSpan interval;
    private readonly TimeProvider time;
    private readonly Lock sync = new();
    private readonly CancellationTokenSource stop = new();
    private (bool Is, T? Value) waiting;
    private Task running = Task.CompletedTask;
    private bool busy;
    private long sent,
        replaced;

    /// <param name="send">Sends one; may fail.</param>
    /// <param name="failed">Told of each failure; the value that failed is not sent again. Must not throw.</param>
    /// <param name="interval">Least time from one sending to the next.</param>
    /// <param name="time">The clock of the interval.</param>
    public NewestWinsLane(
        Func<T, CancellationToken, Task> send,
        Action<Exception> failed,
        TimeSpan interval = default,
        TimeProvider? time = null
    )
    {
        (this.send, this.failed, this.interval, this.time) = (send, failed, interval, time ?? TimeProvider.System);
    }

    /// <summary>How many were sent.</summary>
    public long Sent => Interlocked.Read(ref sent);

    /// <summary>How many were never sent, since a newer one came.</summary>
    public long Replaced => Interlocked.Read(ref replaced);

    /// <summary>Takes the newest; never waits.</summary>
    public void Offer(T value)
    {
        lock (sync)
        {
            if (stop.IsCancellationRequested)
                return;
            if (waiting.Is)
                replaced++;
            waiting = (true, value);
            if (busy)
                return;
            busy = true;
            running = Task.Run(SendAllAsync, CancellationToken.None);
        }
    }

    /// <summary>Waits until everything offered so far was sent, replaced or has failed, and the interval after it is over.</summary>
    public Task IdleAsync()
    {
        lock (sync)
            return running;
    }

    /// <summary>Sends nothing more; what is on its way is waited for.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await IdleAsync().ConfigureAwait(false);
        stop.Dispose();
    }

    private async Task SendAllAsync()
    {
        while (Take() is (true, var value))
        {
            var began = time.GetTimestamp();
            try
            {
                await send(value!, stop.Token).ConfigureAwait(false);
                Interlocked.Increment(ref sent);
            }
            catch (Exception trouble) when (!stop.IsCancellationRequested)
            {
                failed(trouble);
            }
            catch (Exception)
            {
                // Stopping is no error.
            }
            await RestAsync(interval - time.GetElapsedTime(began)).ConfigureAwait(false);
        }
    }

    private (bool Is, T? Value) Take()
    {
        lock (sync)
        {
            var next = stop.IsCancellationRequested ? (false, default) : waiting;
            waiting = (false, default);
            busy = next.Item1;
            return next;
        }
    }

    private async Task RestAsync(TimeSpan rest)
    {
        if (rest <= TimeSpan.Zero)
            return;
        try
        {
            await Task.Delay(rest, time, stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Stopping is no error.
        }
    }
}
