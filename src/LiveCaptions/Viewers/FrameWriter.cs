using LiveCaptions.Captions;

namespace LiveCaptions.Viewers;

/// <summary>
/// Writes a viewer's frames to a plain connection, with keep-alives between them, and disconnects a viewer that takes nothing.
/// </summary>
internal static class FrameWriter
{
    /// <summary>The longest time without a frame or a keep-alive.</summary>
    public static readonly TimeSpan KeepAliveInterval = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Runs until <paramref name="gone"/>, or until the viewer is disconnected.</summary>
    /// <param name="interval">The time without a frame after which <paramref name="keepAlive"/> is called.</param>
    public static async Task RunAsync(
        ViewerConnection viewer,
        TimeProvider time,
        TimeSpan interval,
        Func<CaptionFrame, Task> write,
        Func<Task> keepAlive,
        Action disconnect,
        CancellationToken gone
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(gone);
        await using var frames = viewer.Frames(stop.Token).GetAsyncEnumerator(CancellationToken.None);
        var next = frames.MoveNextAsync().AsTask();
        try
        {
            while (true)
            {
                var hasFrame = await CompletesWithin(next, interval, time);
                if (hasFrame && !await next)
                    return;
                await (hasFrame ? write(frames.Current) : keepAlive()).WaitAsync(WriteTimeout, time, gone);
                if (hasFrame)
                    next = frames.MoveNextAsync().AsTask();
            }
        }
        catch (TimeoutException)
        {
            disconnect();
        }
        finally
        {
            // An enumerator must not be disposed of while a MoveNextAsync is pending.
            await stop.CancelAsync();
            await next.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private static async Task<bool> CompletesWithin(Task<bool> next, TimeSpan interval, TimeProvider time)
    {
        try
        {
            await next.WaitAsync(interval, time);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
