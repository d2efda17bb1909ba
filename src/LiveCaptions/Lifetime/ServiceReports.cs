namespace LiveCaptions.Lifetime;

/// <summary>What a service tells its supervisor over a pipe: that it is up, and that it is over.</summary>
/// <param name="whenUp">Called as soon as it is up.</param>
/// <remarks>Threading: one reader; the tasks may be awaited anywhere.</remarks>
internal sealed class ServiceReports(Action whenUp)
{
    /// <summary>The service is up.</summary>
    public const byte Up = 1;

    /// <summary>The service is over; its exit code follows, one byte.</summary>
    public const byte End = 2;

    private readonly TaskCompletionSource<int> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool wasUp;

    /// <summary>The service was up.</summary>
    public bool WasUp => wasUp;

    /// <summary>Completes with the exit code when the service says that it is over; never, if it ends without a word.</summary>
    public Task<int> Ended => ended.Task;

    /// <summary>Reads until nobody can write any more, and closes the pipe.</summary>
    /// <remarks>Programs that the service started may outlive it with a copy of its end; closing before would wait for them.</remarks>
    public async Task ReadAsync(Stream reports)
    {
        await using var closed = reports;
        var report = new byte[1];
        try
        {
            while (await reports.ReadAsync(report) == 1)
            {
                if (report[0] == Up)
                {
                    wasUp = true;
                    whenUp();
                }
                else if (report[0] == End && await reports.ReadAsync(report) == 1)
                    ended.TrySetResult(report[0]);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The service is gone.
        }
    }
}
