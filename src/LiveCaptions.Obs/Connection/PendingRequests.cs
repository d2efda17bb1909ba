using System.Globalization;

namespace LiveCaptions.Obs.Connection;

/// <summary>Requests that wait for their answers; all fail at once when the connection ends.</summary>
internal sealed class PendingRequests
{
    private readonly Lock sync = new();
    private readonly Dictionary<string, TaskCompletionSource<object>> waiting = new(StringComparer.Ordinal);
    private ObsDisconnectedException? ended;
    private long last;

    /// <summary>How many wait.</summary>
    public int Count
    {
        get
        {
            lock (sync)
                return waiting.Count;
        }
    }

    /// <summary>A new request's id and its answer to come.</summary>
    /// <exception cref="ObsDisconnectedException">The connection has ended.</exception>
    public (string Id, Task<object> Answer) Add()
    {
        lock (sync)
        {
            if (ended is not null)
                throw new ObsDisconnectedException(ended.Message);
            var id = (++last).ToString(CultureInfo.InvariantCulture);
            var answer = new TaskCompletionSource<object>(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add(id, answer);
            return (id, answer.Task);
        }
    }

    /// <returns>False if nobody waits for it any more: an answer that came too late.</returns>
    public bool Complete(string id, object answer)
    {
        lock (sync)
            return waiting.Remove(id, out var waiter) && waiter.TrySetResult(answer);
    }

    /// <summary>Nobody waits for it any more.</summary>
    public void Remove(string id)
    {
        lock (sync)
            waiting.Remove(id);
    }

    /// <summary>There will be no answers.</summary>
    public void FailAll(string reason)
    {
        lock (sync)
        {
            ended ??= new(reason);
            foreach (var waiter in waiting.Values)
            {
                waiter.TrySetException(new ObsDisconnectedException(ended.Message));
                _ = waiter.Task.Exception; // seen: whoever gave up waiting does not ask for it
            }
            waiting.Clear();
        }
    }
}
