namespace LiveCaptions.EndToEnd.LongRun;

/// <summary>A clock whose date is set back and forth, as by NTP or after a suspended virtual machine; durations are not touched.</summary>
internal sealed class SteppedClock(TimeProvider steady) : TimeProvider
{
    private long offset;

    public override long TimestampFrequency => steady.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => steady.LocalTimeZone;

    /// <summary>Sets the date forward, or back.</summary>
    public void Step(TimeSpan by) => Interlocked.Add(ref offset, by.Ticks);

    public override DateTimeOffset GetUtcNow() => steady.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref offset));

    public override long GetTimestamp() => steady.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        steady.CreateTimer(callback, state, dueTime, period);
}
