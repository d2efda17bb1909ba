namespace LiveCaptions.Captions;

/// <summary>
/// Moments of the monotonic clock, by which words, recordings and waiting captions are compared; all parts share one instance.
/// </summary>
internal sealed class MonotonicClock(TimeProvider time)
{
    private readonly long start = time.GetTimestamp();

    /// <summary>Time since the program's start.</summary>
    public TimeSpan Now => time.GetElapsedTime(start);

    /// <summary>The clock itself, for timers and time stamps.</summary>
    public TimeProvider Time => time;
}
