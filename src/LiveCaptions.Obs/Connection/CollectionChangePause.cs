namespace LiveCaptions.Obs.Connection;

/// <summary>Holds requests back while OBS changes its scene collection: some versions of OBS crash on requests during the change.</summary>
/// <remarks>Threading: begun and ended by the receive loop, awaited by requests.</remarks>
internal sealed class CollectionChangePause(TimeSpan patience, TimeProvider time)
{
    private TaskCompletionSource? changing;

    public void Begin() => Interlocked.CompareExchange(ref changing, new(TaskCreationOptions.RunContinuationsAsynchronously), null);

    public void End() => Interlocked.Exchange(ref changing, null)?.TrySetResult();

    /// <summary>
    /// Waits for the end of the change, at most for <c>patience</c>: after that the event that ends it must have been missed.
    /// </summary>
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
