using LiveCaptions.Captions;
using LiveCaptions.Whisper;

namespace LiveCaptions.Relay;

/// <summary>Something that happened to a track's words on this machine.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Change">The words, without tentative ones; null unless the kind is <see cref="RelayedKind.Words"/>.</param>
internal sealed record OwnEvent(long Number, RelayedKind Kind, PublishedChange? Change = null);

/// <summary>What people can read of a track now.</summary>
/// <param name="Now">The tentative words and all else that holds now; null: nothing was said yet.</param>
/// <param name="Time">The stream's time at this moment.</param>
/// <param name="Sequence">Rises with every change.</param>
internal sealed record OwnState(PublishedChange? Now, AudioTime Time, long Sequence);

/// <summary>Keeps what a track has published, for a loop that brings it elsewhere when it can.</summary>
/// <remarks>
/// Threading: written under the pipeline's lock, read by the loop; a lock of its own. However long the store is away, it keeps no more
/// than <see cref="Capacity"/> events.
/// </remarks>
internal sealed class PublishedTrack(MonotonicClock clock, Action changed) : IPublishedSink
{
    /// <summary>Events that are kept: more than half an hour of speech.</summary>
    public const int Capacity = 4096;

    private readonly Lock sync = new();
    private readonly Queue<OwnEvent> events = new();
    private PublishedChange? now;
    private TimeSpan nowAt;
    private long number;
    private long sequence;

    /// <summary>What holds now.</summary>
    public OwnState State
    {
        get
        {
            lock (sync)
                return new(now, Time, sequence);
        }
    }

    /// <summary>The number of the newest event; 0: there is none.</summary>
    public long Last
    {
        get
        {
            lock (sync)
                return number;
        }
    }

    private AudioTime Time => now is null ? AudioTime.Zero : now.Overlay.Time + AudioTime.SamplesIn((clock.Now - nowAt).TotalSeconds);

    /// <summary>The events after a number, oldest first.</summary>
    /// <param name="most">Events at most.</param>
    /// <returns>The events, and whether earlier ones were forgotten before anybody took them.</returns>
    public (IReadOnlyList<OwnEvent> Events, bool Misses) After(long after, int most)
    {
        lock (sync)
        {
            var taken = events.Where(one => one.Number > after).Take(most).ToList();
            return (taken, taken is [var first, ..] && first.Number > after + 1);
        }
    }

    public void Write(PublishedChange change)
    {
        lock (sync)
        {
            if (change.IsLasting)
                Add(RelayedKind.Words, change.Each(update => update with { Tentative = [] }));
            now = change.Each(update => update with { Settled = [], Corrections = [], Gap = false });
            nowAt = clock.Now;
            sequence++;
        }
        changed();
    }

    public void Clear() => Note(RelayedKind.Clear);

    /// <summary>That captions are off air is part of every frame.</summary>
    public void LeaveAir() => Note(RelayedKind.Clear);

    public void ReturnToAir() => Note(null);

    public void BeginAnew() => Note(RelayedKind.BeginAnew);

    /// <summary>Names are part of every frame.</summary>
    public void Name(VoiceNames names)
    {
        lock (sync)
            sequence++;
        changed();
    }

    private void Note(RelayedKind? kind)
    {
        lock (sync)
        {
            if (kind is { } happened)
                Add(happened, null);
            now = now?.Each(update => update with { Tentative = [] });
            sequence++;
        }
        changed();
    }

    private void Add(RelayedKind kind, PublishedChange? change)
    {
        events.Enqueue(new(++number, kind, change));
        if (events.Count > Capacity)
            events.Dequeue();
    }
}
