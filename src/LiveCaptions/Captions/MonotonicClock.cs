namespace LiveCaptions.Captions;

/// <summary>Moments of our monotonic clock: what words, recordings and captions on their way are compared by.</summary>
internal sealed class MonotonicClock(TimeProvider time)
{
    private readonly long start = time.GetTimestamp();

    /// <summary>Since the program's start.</summary>
    public TimeSpan Now => time.GetElapsedTime(start);

    /// <summary>The clock itself, for waits.</summary>
    public TimeProvider Time => time;
}
