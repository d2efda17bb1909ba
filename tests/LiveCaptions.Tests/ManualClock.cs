using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests;

/// <summary>A clock that stands still until the test lets a wait pass: the next one, or the next of a certain length.</summary>
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

    /// <summary>Waits until a wait of this length begins, and lets it pass.</summary>
    public async Task PassAsync(TimeSpan wait, CancellationToken stop)
    {
        await UntilWaitAsync(wait, stop);
        clock.Advance(wait);
    }

    /// <summary>Waits until a wait of this length begins.</summary>
    public async Task UntilWaitAsync(TimeSpan wait, CancellationToken stop)
    {
        while (await waits.Reader.ReadAsync(stop) != wait) { }
    }

    /// <summary>Lets time pass while nobody expects it: a machine that was busy.</summary>
    public void Pass(TimeSpan time) => clock.Advance(time);
}
