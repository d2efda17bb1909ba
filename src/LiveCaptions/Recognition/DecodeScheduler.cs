using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>Lets tracks recognise in turn, the stalest first: one decode at a time for each lane of the device.</summary>
/// <remarks>Threading: safe. Each lane is one thread, so that however many tracks there are, no more decode than there are lanes.</remarks>
internal sealed class DecodeScheduler : IDisposable
{
    private readonly Lock sync = new();
    private readonly FairQueue queue = new();
    private readonly SemaphoreSlim requests = new(0);
    private readonly List<Thread> lanes = [];
    private bool disposed;

    /// <param name="count">Decodes that run side by side.</param>
    /// <param name="standBack">Run below other programs.</param>
    public DecodeScheduler(int count = 1, bool standBack = false)
    {
        for (var i = 0; i < count; i++)
        {
            lanes.Add(new(() => Work(standBack)) { IsBackground = true, Name = $"recognition {i + 1}" });
            lanes[i].Start();
        }
    }

    /// <summary>Waits for the slot's turn and runs the work; work that has started is not interrupted.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was requested before the turn came.</exception>
    public async Task TakeAsync(DecodeSlot slot, Action work, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        (slot.Work, slot.Turn) = (work, turn);
        lock (sync)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            queue.Enqueue(slot);
        }
        requests.Release();
        using var withdrawing = stop.Register(() => Withdraw(slot, turn, stop));
        await turn.Task;
    }

    /// <summary>Tracks that wait for their turn.</summary>
    public int Waiting
    {
        get
        {
            lock (sync)
                return queue.Count;
        }
    }

    /// <summary>Ends the lanes after their running turns.</summary>
    public void Dispose()
    {
        lock (sync)
        {
            if (disposed)
                return;
            disposed = true;
        }
        requests.Release(lanes.Count);
        foreach (var lane in lanes)
            lane.Join();
        requests.Dispose();
    }

    private void Withdraw(DecodeSlot slot, TaskCompletionSource turn, CancellationToken stop)
    {
        bool waited;
        lock (sync)
            waited = queue.Withdraw(slot);
        if (waited)
            turn.TrySetCanceled(stop);
    }

    private void Work(bool standBack)
    {
        if (standBack)
            StandingBack.Begin();
        while (true)
        {
            requests.Wait();
            DecodeSlot? next;
            lock (sync)
            {
                if (disposed)
                    return;
                next = queue.Next();
            }
            // Null: the request was withdrawn.
            if (next is not null)
                TakeTurn(next);
        }
    }

    private static void TakeTurn(DecodeSlot slot)
    {
        var turn = slot.Turn;
        try
        {
            slot.Work();
            turn.SetResult();
        }
        catch (Exception failure)
        {
            // The track explains the failure; the lane serves the other tracks.
            turn.SetException(failure);
        }
    }
}
