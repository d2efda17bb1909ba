using System.Collections.Concurrent;
using LiveCaptions.Tests.Captions;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Translation;

/// <summary>Virtual time that tells which waits have begun, so that a test lets none pass that is still to begin.</summary>
internal sealed class WatchedTime() : FakeTimeProvider(Talk.Start)
{
    public ConcurrentQueue<TimeSpan> Waits { get; } = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Waits.Enqueue(dueTime);
        return timer;
    }
}
