namespace LiveCaptions.Viewers;

/// <summary>
/// What one viewer's connection may send: a viewer asks for its stream and then listens, so a few calls at once and one now and then are
/// plenty.
/// </summary>
/// <remarks>Threading: one reader.</remarks>
internal sealed class MessageBudget(TimeProvider time)
{
    /// <summary>Bytes that may come at once: two of the longest messages, or thirty short calls.</summary>
    public const int Burst = 8 * 1024;

    /// <summary>Bytes a second after that: four short calls.</summary>
    public const int PerSecond = 1024;

    /// <summary>A message costs as much as these bytes beside its own.</summary>
    public const int PerMessage = 200;

    private double left = Burst;
    private long since = time.GetTimestamp();

    /// <summary>Takes what was received out of the budget.</summary>
    /// <returns>False: the connection has sent too much and is to be closed.</returns>
    public bool Spend(long bytes, long messages)
    {
        var now = time.GetTimestamp();
        left = Math.Min(Burst, left + time.GetElapsedTime(since, now).TotalSeconds * PerSecond) - bytes - PerMessage * messages;
        since = now;
        return left >= 0;
    }
}
