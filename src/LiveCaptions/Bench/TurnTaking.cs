using System.Collections.Concurrent;

namespace LiveCaptions.Bench;

/// <summary>Runs asynchronous work on one thread, so that it is known when all of it waits.</summary>
internal sealed class TurnTaking : SynchronizationContext, IDisposable
{
    private readonly BlockingCollection<(SendOrPostCallback Work, object? State)> posted = new(
        new ConcurrentQueue<(SendOrPostCallback, object?)>()
    );

    public override void Post(SendOrPostCallback d, object? state) => posted.Add((d, state));

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs the work in this context for as long as it lasts.</summary>
    public void Within(Action work)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            work();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    /// <summary>Runs what has been posted, until nothing is left to run.</summary>
    /// <param name="isAway">Whether something outside is still waited for, which will post.</param>
    /// <param name="stop">Ends it.</param>
    public void Run(Func<bool> isAway, CancellationToken stop)
    {
        while (posted.TryTake(out var one, isAway() ? Timeout.Infinite : 0, stop))
            one.Work(one.State);
    }

    public void Dispose() => posted.Dispose();
}
