namespace LiveCaptions.Recognition;

/// <summary>A track's place in the queue; it takes one turn after another.</summary>
internal sealed class DecodeSlot
{
    /// <summary>The number of the last turn; 0: none yet.</summary>
    public long LastTurn { get; set; }

    /// <summary>The work of the next turn.</summary>
    public Action Work { get; set; } = () => { };

    /// <summary>Completes with the turn.</summary>
    public TaskCompletionSource Turn { get; set; } = new();
}

/// <summary>Gives turns to the waiting track whose last turn lies furthest back. Has neither a clock nor a thread.</summary>
/// <remarks>No track starves: after its turn a track stands behind all that wait. Threading: one caller at a time.</remarks>
internal sealed class FairQueue
{
    private readonly List<DecodeSlot> waiting = [];
    private long turns;

    /// <summary>Requests that wait.</summary>
    public int Count => waiting.Count;

    /// <summary>Asks for a turn; a track without an earlier turn comes first.</summary>
    public void Enqueue(DecodeSlot slot) => waiting.Add(slot);

    /// <summary>Takes the request back.</summary>
    /// <returns>False: the turn has already been given.</returns>
    public bool Withdraw(DecodeSlot slot) => waiting.Remove(slot);

    /// <summary>Gives the next turn; null: no track waits.</summary>
    public DecodeSlot? Next()
    {
        if (waiting.MinBy(slot => slot.LastTurn) is not { } next)
            return null;
        waiting.Remove(next);
        next.LastTurn = ++turns;
        return next;
    }
}
