using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Obs;

/// <summary>A clock that stands still until a wait of a certain length has begun, and then lets it pass.</summary>
internal sealed class ObsClock : TimeProvider
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

    /// <summary>Lets time pass.</summary>
    public void Pass(TimeSpan time) => clock.Advance(time);
}
