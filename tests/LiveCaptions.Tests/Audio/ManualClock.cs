using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Audio;

/// <summary>A clock that goes to the next moment that somebody waits for, when the test says so.</summary>
/// <remarks>Threading: the code under test waits on this clock only, so that it has run as far as it can when a wait begins.</remarks>
internal sealed class ManualClock : TimeProvider
{
    private readonly FakeTimeProvider clock = new();
    private readonly Channel<TimeSpan> waits = Channel.CreateUnbounded<TimeSpan>();

    public override long TimestampFrequency => clock.TimestampFrequency;
    public override long GetTimestamp() => clock.GetTimestamp();
    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = clock.CreateTimer(callback, state, dueTime, period);
        waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Waits until somebody waits for the clock, and lets that moment come.</summary>
    /// <returns>How long the wait was.</returns>
    public async Task<TimeSpan> StepAsync(CancellationToken stop)
    {
        var wait = await waits.Reader.ReadAsync(stop);
        clock.Advance(wait);
        return wait;
    }

    /// <summary>Lets time pass while nobody expects it: a machine that was busy.</summary>
    public void Pass(TimeSpan time) => clock.Advance(time);
}
