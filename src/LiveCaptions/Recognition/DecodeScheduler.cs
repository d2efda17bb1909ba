using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>Lets tracks recognise in turn, the stalest first: one decode at a time for each lane of the device.</summary>
/// <remarks>Threading: safe. Each lane is one thread, so that however many tracks there are, no more decode than there are lanes.</remarks>
internal sealed class DecodeScheduler : IDisposable
{
    private readonly Lock sync = new();
    private readonly FairQueue order = new();
    private readonly SemaphoreSlim wishes = new(0);
    private readonly List<Thread> lanes = [];
    private bool over;

    /// <param name="count">Decodes at a time.</param>
    /// <param name="standBack">Other programs go first.</param>
    public DecodeScheduler(int count = 1, bool standBack = false)
    {
        for (var i = 0; i < count; i++)
        {
            lanes.Add(new(() => Work(standBack)) { IsBackground = true, Name = $"recognition {i + 1}" });
            lanes[i].Start();
        }
    }

    /// <summary>Waits for this seat's turn, and works. Work that has begun is not cut short.</summary>
    /// <exception cref="OperationCanceledException">The turn had not come before <paramref name="stop"/>.</exception>
    public async Task TakeAsync(DecodeSlot seat, Action work, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        (seat.Work, seat.Turn) = (work, turn);
        lock (sync)
        {
            ObjectDisposedException.ThrowIf(over, this);
            order.Want(seat);
        }
        wishes.Release();
        using var withdrawing = stop.Register(() => Withdraw(seat, turn, stop));
        await turn.Task;
    }

    /// <summary>Ends the lanes; turns that run are finished first.</summary>
    public void Dispose()
    {
        lock (sync)
        {
            if (over)
                return;
            over = true;
        }
        wishes.Release(lanes.Count);
        foreach (var lane in lanes)
            lane.Join();
        wishes.Dispose();
    }

    private void Withdraw(DecodeSlot seat, TaskCompletionSource turn, CancellationToken stop)
    {
        bool waited;
        lock (sync)
            waited = order.Withdraw(seat);
        if (waited)
            turn.TrySetCanceled(stop);
    }

    private void Work(bool standBack)
    {
        if (standBack)
            StandingBack.Begin();
        while (true)
        {
            wishes.Wait();
            DecodeSlot? next;
            lock (sync)
            {
                if (over)
                    return;
                next = order.Next();
            }
            // Null: the wish was withdrawn.
            if (next is not null)
                TakeTurn(next);
        }
    }

    private static void TakeTurn(DecodeSlot seat)
    {
        var turn = seat.Turn;
        try
        {
            seat.Work();
            turn.SetResult();
        }
        catch (Exception failure)
        {
            // It is the track's to explain; the lane serves the others.
            turn.SetException(failure);
        }
    }
}
