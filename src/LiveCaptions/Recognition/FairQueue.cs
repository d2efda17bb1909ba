namespace LiveCaptions.Recognition;

/// <summary>Where one track waits and takes its turns, one after the other.</summary>
internal sealed class DecodeSlot
{
    /// <summary>The number of its last turn; 0: it had none.</summary>
    public long LastTurn { get; set; }

    /// <summary>What it does in its turn.</summary>
    public Action Work { get; set; } = () => { };

    /// <summary>Done when its turn is over.</summary>
    public TaskCompletionSource Turn { get; set; } = new();
}

/// <summary>Who is next among the tracks that want a turn: the stalest, whose last turn lies furthest back. No clock, no thread in here.</summary>
/// <remarks>Nobody starves: whoever has just had a turn stands behind all who wait. Threading: one caller at a time.</remarks>
internal sealed class FairQueue
{
    private readonly List<DecodeSlot> waiting = [];
    private long turns;

    /// <summary>This one wants a turn; who has never had one is the stalest of all.</summary>
    public void Want(DecodeSlot seat) => waiting.Add(seat);

    /// <summary>It does not want one any more.</summary>
    /// <returns>False if it has been given one already.</returns>
    public bool Withdraw(DecodeSlot seat) => waiting.Remove(seat);

    /// <summary>Gives the stalest its turn; null if nobody waits.</summary>
    public DecodeSlot? Next()
    {
        if (waiting.MinBy(seat => seat.LastTurn) is not { } next)
            return null;
        waiting.Remove(next);
        next.LastTurn = ++turns;
        return next;
    }
}
