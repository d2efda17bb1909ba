namespace LiveCaptions.Lifetime;

/// <summary>
/// Reports the end of a service that was asked to stop and does not come to an end, such as in the driver of a device: whoever waits for
/// it, an update or the end of the user's session, shall not wait for ever. What has settled is written as it settles.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="report">Receives the exit code that the service ends with.</param>
/// <remarks>Threading: safe.</remarks>
internal sealed class LateEnd(TimeProvider time, Action<int> report) : IDisposable
{
    /// <summary>A good end takes less than a second; its parts may take 5 s, one after the other.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Lock sync = new();
    private ITimer? timer;
    private bool isOver;

    /// <summary>The service was asked to stop; only the first time counts.</summary>
    /// <param name="exitCode">What the service would end with.</param>
    public void Begin(Func<int> exitCode)
    {
        lock (sync)
            if (!isOver)
                timer ??= time.CreateTimer(_ => report(exitCode()), state: null, Patience, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The service has ended by itself.</summary>
    public void Dispose()
    {
        lock (sync)
        {
            isOver = true;
            timer?.Dispose();
        }
    }
}
