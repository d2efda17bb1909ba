namespace LiveCaptions.Obs.Connection;

/// <summary>One at a time for each target, in the order of asking: OBS works on requests in parallel and keeps no order itself.</summary>
internal sealed class TargetTurns
{
    private readonly Lock sync = new();
    private readonly Dictionary<string, LinkedList<TaskCompletionSource>> queues = new(StringComparer.Ordinal);

    /// <summary>Targets with a turn now.</summary>
    public int Count
    {
        get
        {
            lock (sync)
                return queues.Count;
        }
    }

    /// <summary>Waits until all who came before are through; dispose the turn to let the next one in.</summary>
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

    /// <returns>A place in the queue; null if there is none: the turn is the caller's at once.</returns>
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

    /// <returns>False if the turn had come meanwhile, so that it must be passed on.</returns>
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

    /// <summary>The right to ask; given back once.</summary>
    private sealed class Turn(TargetTurns turns, string target) : IDisposable
    {
        private TargetTurns? from = turns;

        public void Dispose() => Interlocked.Exchange(ref from, null)?.Leave(target);
    }
}
