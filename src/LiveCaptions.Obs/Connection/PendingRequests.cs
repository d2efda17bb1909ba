using System.Globalization;

namespace LiveCaptions.Obs.Connection;

/// <summary>Requests waiting for their responses; all fail at once when the connection ends.</summary>
internal sealed class PendingRequests
{
    private readonly Lock sync = new();
    private readonly Dictionary<string, TaskCompletionSource<object>> waiting = new(StringComparer.Ordinal);
    private ObsDisconnectedException? ended;
    private long lastId;

    /// <summary>Number of requests waiting.</summary>
    public int Count
    {
        get
        {
            lock (sync)
                return waiting.Count;
        }
    }

    /// <summary>Registers a request; returns its id and the task of its response.</summary>
    /// <exception cref="ObsDisconnectedException">The connection has ended.</exception>
    public (string Id, Task<object> Answer) Add()
    {
        lock (sync)
        {
            if (ended is not null)
                throw new ObsDisconnectedException(ended.Message);
            var id = (++lastId).ToString(CultureInfo.InvariantCulture);
            var answer = new TaskCompletionSource<object>(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add(id, answer);
            return (id, answer.Task);
        }
    }

    /// <returns>False if nothing waits for it any more: the response came too late.</returns>
    public bool Complete(string id, object answer)
    {
        lock (sync)
            return waiting.Remove(id, out var waiter) && waiter.TrySetResult(answer);
    }

    /// <summary>Stops waiting for the response.</summary>
    public void Remove(string id)
    {
        lock (sync)
            waiting.Remove(id);
    }

    /// <summary>Fails every request, and every later one.</summary>
    public void FailAll(string reason)
    {
        lock (sync)
        {
            ended ??= new(reason);
            foreach (var waiter in waiting.Values)
            {
                waiter.TrySetException(new ObsDisconnectedException(ended.Message));
                _ = waiter.Task.Exception; // observed here, since a caller that gave up never reads it
            }
            waiting.Clear();
        }
    }
}
