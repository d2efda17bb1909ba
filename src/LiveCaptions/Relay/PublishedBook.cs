using LiveCaptions.Whisper;

namespace LiveCaptions.Relay;

/// <summary>
/// What one machine has written and has still to write of a track, over all epochs that it is granted: takes its own events, joins them to
/// what the machine before has written, and makes publications of them.
/// </summary>
/// <remarks>Pure, and not safe: one loop owns it.</remarks>
/// <param name="track">The track's id.</param>
/// <param name="node">This machine's name.</param>
/// <param name="own">What is published here.</param>
internal sealed class PublishedBook(string track, string node, PublishedTrack own)
{
    /// <summary>Events in a frame: those of some seconds, so that whoever misses a few frames needs not ask.</summary>
    public const int EventsInFrame = 24;

    /// <summary>Events in a publication, after an absence.</summary>
    private const int MostAtOnce = 128;

    /// <summary>Words of the machine before that are compared.</summary>
    private const int ComparedEvents = 40;

    /// <summary>Sound after which a machine has heard what another one is about to settle.</summary>
    private static readonly long Enough = AudioTime.SamplesIn(10);

    private readonly List<PlacedEvent> tail = [];

    // An own event keeps the epoch in which it was first written, so that whoever has it knows it again in a later one.
    private readonly List<(long From, long Epoch)> epochs = [];
    private WordPosition beforeTail;
    private (RelayFrame Frame, long Time)? seen; // another machine's last frame, and this machine's time when its own was Frame.Time
    private IReadOnlyList<PlacedEvent> inherited = []; // of the machine before, which the store has lost
    private Seam? seam;
    private Shift shift;
    private long taken; // the number of the last own event that is stored, or left out
    private long placed; // the number of the last own event that may be stored
    private long beat;

    /// <summary>The epoch that is written; 0: none yet.</summary>
    public long Epoch { get; private set; }

    /// <summary>The last event that is stored.</summary>
    private WordPosition Last => tail.Count > 0 ? tail[^1].Position : beforeTail;

    /// <summary>Whether this machine has heard enough to go on where another one ends.</summary>
    public bool HasListened => own.State.Time.Samples >= Enough;

    /// <summary>Whether another machine was seen to make the captions.</summary>
    public bool HasSeenAnother => seen is not null;

    /// <summary>Whether this machine has made the captions, and no other one was seen to since.</summary>
    public bool HasWrittenLast => epochs.Count > 0 && seen is null;

    /// <summary>Another machine makes the captions: what it has said is remembered, in case the store loses its memory with it.</summary>
    public void Watch(Lease lease)
    {
        if (lease.Frame is { } frame)
            seen = (frame, own.State.Time.Samples - AudioTime.SamplesIn(lease.FrameAge.TotalSeconds));
    }

    /// <summary>Begins an epoch that was granted.</summary>
    /// <param name="at">This moment by the wall clock.</param>
    /// <returns>True if it goes on where another machine has ended.</returns>
    public bool Begin(Lease lease, DateTimeOffset at)
    {
        var last = lease.Events.Count > 0 ? lease.Events[^1].Position : WordPosition.Start;
        (Epoch, beat) = (lease.Epoch, 0);
        if (lease.Frame is not null)
            Watch(lease);
        // A frame has told what the store may have lost since.
        var newest = seen?.Frame.Last is { } told && told > last ? told : last;
        var goesOn = IsOwn(newest) || (newest == WordPosition.Start && epochs.Count > 0);
        if (goesOn)
        {
            epochs.Add((placed + 1, Epoch));
            GoOnAfter(last);
        }
        else
        {
            epochs.Clear();
            epochs.Add((1, Epoch));
            TakeOver(lease, last, at);
        }
        seen = null; // from now on, what others have said is behind this machine's own words
        return !goesOn && newest > WordPosition.Start;
    }

    /// <summary>The next publication: what is new, or a heartbeat.</summary>
    /// <param name="look">How the track looks and stands now.</param>
    public Publication Next(Func<RelayFrame, RelayFrame> look)
    {
        var (events, misses) = own.After(taken, MostAtOnce);
        List<PlacedEvent> added = [.. inherited, .. Placed(events, misses)];
        placed = Math.Max(placed, events.Count > 0 ? events[^1].Number : 0);
        beat++;
        return new(track, Last, added, look(FrameWith(added))) { Taken = events.Count > 0 ? events[^1].Number : taken };
    }

    private IEnumerable<PlacedEvent> Placed(IReadOnlyList<OwnEvent> events, bool misses)
    {
        foreach (var one in events)
            if ((seam is null ? one : seam.Pass(one)) is { } passed)
            {
                yield return new(PositionOf(one.Number).ToString(), Relayed(passed, misses));
                misses = false;
            }
    }

    private RelayFrame FrameWith(List<PlacedEvent> added)
    {
        var all = tail.Concat(added).ToList();
        var shown = all.TakeLast(Math.Max(EventsInFrame, added.Count)).ToList();
        var before = all.Count > shown.Count ? all[^(shown.Count + 1)].Position : beforeTail;
        var state = own.State;
        return new(Epoch, state.Sequence, beat, node, before.ToString(), shown)
        {
            Track = track,
            Now = state.Now is { } now ? RelayedEvent.Of(seam?.Pass(now) ?? now, shift) : null,
            Time = shift.Time(state.Time).Samples,
        };
    }

    /// <summary>Notes that a publication is stored.</summary>
    public void Done(Publication publication)
    {
        taken = publication.Taken;
        inherited = [];
        tail.AddRange(publication.Events);
        if (tail.Count <= EventsInFrame)
            return;
        beforeTail = tail[^(EventsInFrame + 1)].Position;
        tail.RemoveRange(0, tail.Count - EventsInFrame);
    }

    /// <summary>The store's last event is another one than was thought, as after a failover: goes on from there.</summary>
    public void GoOnAfter(WordPosition last)
    {
        tail.Clear();
        beforeTail = last;
        taken = IsOwn(last) ? last.Number : 0;
    }

    /// <summary>Whether there is more to write than one publication takes.</summary>
    public bool HasMore => own.Last > taken;

    private bool IsOwn(WordPosition position) => epochs.Any(one => one.Epoch == position.Epoch);

    private WordPosition PositionOf(long number) => new(epochs.Last(one => one.From <= number).Epoch, number);

    private void TakeOver(Lease lease, WordPosition last, DateTimeOffset at)
    {
        tail.Clear();
        (beforeTail, taken, placed) = (last, 0, 0);
        inherited = [.. (seen?.Frame.Events ?? []).Where(one => one.Position > last)];
        var events = lease.Events.Concat(seen?.Frame.Events ?? []).DistinctBy(one => one.Position).OrderBy(one => one.Position);
        var before = Settled([.. events]);
        // Words go on with higher numbers, so that a correction means the same word everywhere.
        shift = new(TimeNow(lease, at) - own.State.Time.Samples, before.Select(word => word.Number).DefaultIfEmpty(0).Max());
        // Where the other machine is gone for long, nothing of it was said again here.
        seam = new(seen is null ? [] : before, shift);
    }

    /// <summary>The track's time at this moment, in samples, as the machine before has counted it.</summary>
    private long TimeNow(Lease lease, DateTimeOffset at)
    {
        if (seen is { } other)
            return other.Frame.Time + own.State.Time.Samples - other.Time;
        if (lease.Events.Select(one => one.Event.Overlay).OfType<RelayedText>().LastOrDefault() is not { } last)
            return 0;
        var since = at - DateTimeOffset.FromUnixTimeMilliseconds(last.At);
        return last.Time + AudioTime.SamplesIn(Math.Max(0, since.TotalSeconds));
    }

    private RelayedEvent Relayed(OwnEvent one, bool misses)
    {
        if (one.Change is not { } change)
            return new(one.Kind);
        if (misses)
            change = change with { Overlay = change.Overlay with { Gap = true } };
        return RelayedEvent.Of(change, shift);
    }

    private static List<SettledWord> Settled(IReadOnlyList<PlacedEvent> events)
    {
        var words = new List<SettledWord>();
        foreach (var one in events.TakeLast(ComparedEvents))
            if (one.Event.Kind == RelayedKind.BeginAnew)
                words.Clear();
            else if (one.Event.Change is { } change)
                words.AddRange(change.Overlay.Settled.Count > 0 ? change.Overlay.Settled : change.Readers.Settled);
        return words;
    }
}
