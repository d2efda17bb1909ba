using LiveCaptions.Captions;

namespace LiveCaptions.Viewers;

/// <summary>Writes a viewer's frames to a plain connection, says now and then that it is still there, and cuts who takes nothing.</summary>
internal static class FrameWriter
{
    /// <summary>Something is said at least so often.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Stalled = TimeSpan.FromSeconds(10);

    /// <summary>Runs until <paramref name="gone"/> or until the viewer is cut.</summary>
    /// <param name="silence">So long nothing came: <paramref name="stillHere"/> is called.</param>
    public static async Task RunAsync(
        ViewerConnection visit,
        TimeProvider time,
        TimeSpan silence,
        Func<CaptionFrame, Task> write,
        Func<Task> stillHere,
        Action cut,
        CancellationToken gone
    )
    {
        using var leaves = CancellationTokenSource.CreateLinkedTokenSource(gone);
        await using var frames = visit.Frames(leaves.Token).GetAsyncEnumerator(CancellationToken.None);
        var next = frames.MoveNextAsync().AsTask();
        try
        {
            while (true)
            {
                var came = await InTime(next, silence, time);
                if (came && !await next)
                    return;
                await (came ? write(frames.Current) : stillHere()).WaitAsync(Stalled, time, gone);
                if (came)
                    next = frames.MoveNextAsync().AsTask();
            }
        }
        catch (TimeoutException)
        {
            cut();
        }
        finally
        {
            // An enumerator must not be disposed of while it waits.
            await leaves.CancelAsync();
            await next.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private static async Task<bool> InTime(Task<bool> next, TimeSpan silence, TimeProvider time)
    {
        try
        {
            await next.WaitAsync(silence, time);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
