namespace LiveCaptions.Obs.Connection;

/// <summary>Lets one request at a time through per target, in call order: OBS executes requests in parallel and keeps no order.</summary>
internal sealed class TargetTurns
{
    private readonly Lock sync = new();
    private readonly Dictionary<string, LinkedList<TaskCompletionSource>> queues = new(StringComparer.Ordinal);

    /// <summary>Number of targets with a request in progress.</summary>
    public int Count
    {
        get
        {
            lock (sync)
                return queues.Count;
        }
    }

    /// <summary>Waits for all earlier requests of the target; dispose the turn to let the next one in.</summary>
    public async Task<IDisposable?> EnterAsync(string? target, CancellationToken cancel)
    {
        if (target is null)
            return null;
        var turn = new Turn(this, target);
        if (Join(target) is not { } place)
            return turn;
        try
        {
            await place.Value.Task.WaitAsync(cancel).ConfigureAwait(false);
            return turn;
        }
        catch
        {
            if (!GiveUp(target, place))
                turn.Dispose();
            throw;
        }
    }

    /// <returns>A place in the queue; null if the queue is empty and the caller has the turn.</returns>
    private LinkedListNode<TaskCompletionSource>? Join(string target)
    {
        lock (sync)
        {
            if (queues.TryGetValue(target, out var queue))
                return queue.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            queues.Add(target, []);
            return null;
        }
    }

    /// <returns>False if the turn was granted meanwhile and must be passed on.</returns>
    private bool GiveUp(string target, LinkedListNode<TaskCompletionSource> place)
    {
        lock (sync)
        {
            if (place.List is null)
                return false;
            queues[target].Remove(place);
            return true;
        }
    }

    private void Leave(string target)
    {
        lock (sync)
        {
            var queue = queues[target];
            if (queue.First is { } next)
            {
                queue.RemoveFirst();
                next.Value.TrySetResult();
            }
            else
            {
                queues.Remove(target);
            }
        }
    }

    /// <summary>The right to send; disposing it twice has no effect.</summary>
    private sealed class Turn(TargetTurns turns, string target) : IDisposable
    {
        private TargetTurns? owner = turns;

        public void Dispose() => Interlocked.Exchange(ref owner, null)?.Leave(target);
    }
}
