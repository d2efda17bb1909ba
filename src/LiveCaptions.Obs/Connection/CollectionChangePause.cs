namespace LiveCaptions.Obs.Connection;

/// <summary>Holds requests back while OBS changes its scene collection: asked meanwhile, some versions of it crash.</summary>
/// <remarks>Threading: closed and opened by the receive loop, waited at by requests.</remarks>
internal sealed class CollectionChangePause(TimeSpan patience, TimeProvider time)
{
    private TaskCompletionSource? changing;

    public void Close() => Interlocked.CompareExchange(ref changing, new(TaskCreationOptions.RunContinuationsAsynchronously), null);

    public void Open() => Interlocked.Exchange(ref changing, null)?.TrySetResult();

    /// <summary>Returns when nothing changes, or when patience ends: then the end of the change was missed.</summary>
    public async Task WaitAsync(CancellationToken cancel)
    {
        if (Volatile.Read(ref changing) is not { } change)
            return;
        try
        {
            await change.Task.WaitAsync(patience, time, cancel).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            if (Interlocked.CompareExchange(ref changing, null, change) == change)
                change.TrySetResult();
        }
    }
}
