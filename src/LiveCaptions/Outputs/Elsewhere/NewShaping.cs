namespace LiveCaptions.Outputs.Elsewhere;

/// <summary>
/// Every word once, in texts of whole lines: a text is sent when it is full, when a sentence ends or when its first word has waited long
/// enough. What was said while the other side was away is caught up, as far as it is not too old by then.
/// </summary>
/// <param name="rows">The lines of a text.</param>
/// <param name="timing">When texts are sent.</param>
internal sealed class NewShaping(Rows rows, NewTiming timing) : IShaping
{
    private readonly WaitingWords waiting = new();
    private Outgoing? pending;
    private TimeSpan? lastTaken;
    private long number;
    private long lost;

    public long Lost => lost + waiting.Dropped;

    public TimeSpan? Due
    {
        get
        {
            if (pending is not null)
                return TimeSpan.Zero;
            if (waiting.Oldest is not { } oldest)
                return null;
            var ready = IsWhole() ? TimeSpan.Zero : oldest.SettledAt + timing.Gather;
            var soonest = lastTaken is { } last ? last + timing.Pace : TimeSpan.Zero;
            return ready > soonest ? ready : soonest;
        }
    }

    public void Add(WordBatch batch) => waiting.Add(batch);

    public Outgoing? Next(TimeSpan now, bool isBehind)
    {
        waiting.DropBefore(now - timing.Oldest);
        if (pending is not null && pending.Words[^1].SettledAt < now - timing.Oldest)
            Lose();
        if (Due is not { } due || now < due)
            return null;
        return pending ??= Take();
    }

    public void Taken(TimeSpan now) => (pending, lastTaken) = (null, now);

    public void GiveUp(TimeSpan now)
    {
        Lose();
        Taken(now);
    }

    public void Discard()
    {
        Lose();
        lost += waiting.Count;
        Clear();
    }

    public void Clear()
    {
        waiting.Clear();
        pending = null;
    }

    public Outgoing? Last() => pending ?? (waiting.Count > 0 ? pending = Take() : null);

    private void Lose()
    {
        lost += pending?.Words.Count ?? 0;
        pending = null;
    }

    private Outgoing Take()
    {
        rows.Clear();
        while (waiting.Oldest is { } word && rows.HasRoom(word))
            rows.Force(waiting.Take());
        return new(++number, rows.Lines, rows.Fresh);
    }

    /// <summary>Whether more words would not change the next text.</summary>
    private bool IsWhole() => timing.Gather == TimeSpan.Zero || waiting.HasSentence || waiting.Fills(rows);
}

/// <summary>When texts of new words are sent.</summary>
/// <param name="Pace">Shortest time between two texts.</param>
/// <param name="Gather">How long a word waits for the rest of its lines; zero: not at all.</param>
/// <param name="Oldest">Words that have waited longer than this come too late to be of use.</param>
internal sealed record NewTiming(TimeSpan Pace, TimeSpan Gather, TimeSpan Oldest);
