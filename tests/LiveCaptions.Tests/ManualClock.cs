using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests;

/// <summary>A clock that stands still until the test lets a wait pass: the next one, or the next of a certain length.</summary>
/// <remarks>Threading: the code under test waits on this clock only, so that it has run as far as it can when a wait begins.</remarks>
internal sealed class ManualClock : TimeProvider
{
    private readonly FakeTimeProvider clock = new();
    private readonly Channel<Wait> waits = Channel.CreateUnbounded<Wait>();

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override long GetTimestamp() => clock.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var wait = new Wait(clock.CreateTimer(callback, state, dueTime, period), dueTime);
        waits.Writer.TryWrite(wait);
        return wait;
    }

    /// <summary>Waits until somebody waits for the clock, and lets that moment come.</summary>
    /// <returns>How long the wait was.</returns>
    public async Task<TimeSpan> StepAsync(CancellationToken stop)
    {
        var wait = await waits.Reader.ReadAsync(stop);
        clock.Advance(wait.Length);
        return wait.Length;
    }

    /// <summary>Waits until somebody waits for this long, and lets it pass.</summary>
    public async Task PassAsync(TimeSpan wait, CancellationToken stop)
    {
        await UntilWaitingAsync(wait, stop);
        clock.Advance(wait);
    }

    /// <summary>Waits until a wait of this length begins, which may be over by then.</summary>
    public async Task UntilWaitAsync(TimeSpan wait, CancellationToken stop)
    {
        while ((await waits.Reader.ReadAsync(stop)).Length != wait) { }
    }

    /// <summary>Waits until somebody waits for this long; a wait that was broken off, such as by a ring, does not count.</summary>
    public async Task UntilWaitingAsync(TimeSpan wait, CancellationToken stop)
    {
        while (await waits.Reader.ReadAsync(stop) is var next && (next.Length != wait || next.IsOver)) { }
    }

    /// <summary>Lets time pass while nobody expects it: a machine that was busy.</summary>
    public void Pass(TimeSpan time) => clock.Advance(time);

    private sealed class Wait(ITimer timer, TimeSpan length) : ITimer
    {
        public TimeSpan Length => length;
        public bool IsOver { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            IsOver = true;
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            IsOver = true;
            return timer.DisposeAsync();
        }
    }
}
