using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LiveCaptions.Obs.Events;

namespace LiveCaptions.Obs.Connection;

/// <summary>Delivers events to every listener in order, each at its own pace.</summary>
/// <remarks>Threading: published by the connection's loop, which never waits for a listener.</remarks>
internal sealed class Broadcast
{
    /// <summary>Events buffered per listener; beyond that the oldest are dropped and counted.</summary>
    public const int Backlog = 1024;

    private readonly Lock sync = new();
    private readonly List<Listener> listeners = [];
    private ObsState state = ObsState.Disabled;

    /// <summary>The latest state published.</summary>
    public ObsState State
    {
        get
        {
            lock (sync)
                return state;
        }
    }

    public void Publish(ObsEvent obsEvent)
    {
        lock (sync)
        {
            if (obsEvent is ConnectionChanged change)
                state = change.State;
            foreach (var listener in listeners)
                listener.Channel.Writer.TryWrite(obsEvent);
        }
    }

    /// <summary>The current state, then every event, until <paramref name="stop"/>.</summary>
    public async IAsyncEnumerable<ObsEvent> ListenAsync([EnumeratorCancellation] CancellationToken stop)
    {
        var listener = new Listener();
        lock (sync)
        {
            listener.Channel.Writer.TryWrite(new ConnectionChanged(state));
            listeners.Add(listener);
        }
        try
        {
            await foreach (var obsEvent in listener.Channel.Reader.ReadAllAsync(stop).ConfigureAwait(false))
            {
                if (listener.TakeLost() is > 0 and var lost)
                    yield return new EventsLost(lost);
                yield return obsEvent;
            }
        }
        finally
        {
            lock (sync)
                listeners.Remove(listener);
        }
    }

    /// <summary>The buffer of one listener.</summary>
    private sealed class Listener
    {
        private int lost;

        public Listener() =>
            Channel = System.Threading.Channels.Channel.CreateBounded<ObsEvent>(
                new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
                _ => Interlocked.Increment(ref lost)
            );

        public Channel<ObsEvent> Channel { get; }

        public int TakeLost() => Interlocked.Exchange(ref lost, 0);
    }
}
