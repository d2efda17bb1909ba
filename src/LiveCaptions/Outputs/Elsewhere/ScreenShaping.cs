namespace LiveCaptions.Outputs.Elsewhere;

/// <summary>
/// The lines as they stand, sent again whenever they change: each word once in its place, cleared after the hold. What was said while the
/// other side was away rolls on, and counts as lost once it has left the lines.
/// </summary>
/// <param name="rows">The lines.</param>
/// <param name="pace">Shortest time between two texts.</param>
/// <param name="hold">Time after the last word until the lines are cleared.</param>
internal sealed class ScreenShaping(Rows rows, TimeSpan pace, TimeSpan hold) : IShaping
{
    private readonly WaitingWords waiting = new();
    private IReadOnlyList<string> shown = [];
    private IReadOnlyList<string> offered = [];
    private TimeSpan? lastOffer;
    private TimeSpan lastWord;
    private long number;
    private long lost;
    private bool clear;

    public long Lost => lost + waiting.Dropped;

    public TimeSpan? Due
    {
        get
        {
            var soonest = lastOffer is { } last ? last + pace : TimeSpan.Zero;
            if (waiting.Count > 0 || clear || !shown.SequenceEqual(rows.Lines))
                return soonest;
            return shown.Count == 0 ? null : Later(lastWord + hold, soonest);
        }
    }

    public void Add(WordBatch batch)
    {
        waiting.Add(batch);
        if (batch.Words.Count > 0)
            lastWord = batch.Words[^1].SettledAt;
    }

    public Outgoing? Next(TimeSpan now, bool isBehind)
    {
        if (Due is not { } due || now < due)
            return null;
        if (clear || (waiting.Count == 0 && now >= lastWord + hold))
        {
            lost += rows.Fresh.Count;
            rows.Clear();
        }
        clear = false;
        while (waiting.Oldest is { } word && (isBehind || rows.TryAdd(word)))
        {
            waiting.Take();
            if (isBehind)
                lost += rows.Force(word);
        }
        rows.Offer();
        lastOffer = now;
        if (rows.Lines.SequenceEqual(shown))
            return null;
        if (!rows.Lines.SequenceEqual(offered) || number == 0)
            number++;
        offered = rows.Lines;
        return new(number, offered, rows.Fresh);
    }

    public void Taken(TimeSpan now)
    {
        shown = offered;
        rows.Take();
    }

    public void GiveUp(TimeSpan now)
    {
        lost += rows.Fresh.Count;
        Taken(now);
    }

    public void Discard()
    {
        lost += waiting.Count + rows.Fresh.Count;
        Clear();
        rows.Clear();
    }

    public void Clear()
    {
        waiting.Clear();
        rows.Take();
        clear = shown.Count > 0 || rows.Lines.Count > 0;
    }

    public Outgoing? Last() => shown.Count > 0 ? new(++number, [], []) : null;

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
