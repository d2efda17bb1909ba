using LiveCaptions.Relay;

namespace LiveCaptions.Tests.Relay;

/// <summary>A store in memory that does what the scripts in Redis do, and fails as Redis does when it is told to.</summary>
internal sealed class MemoryStore(TimeProvider time, Action<RelayFrame> published)
{
    private readonly Dictionary<string, TrackKeys> tracks = [];
    private readonly Queue<Action> asked = new();
    private bool standsStill;

    /// <summary>Nothing can be reached.</summary>
    public bool IsAway { get; set; }

    /// <summary>Whether it stands still: what it is asked is carried out once it goes on, when nobody waits for the answer.</summary>
    public bool StandsStill
    {
        get => standsStill;
        set
        {
            standsStill = value;
            while (!standsStill && asked.TryDequeue(out var late))
                late();
        }
    }

    /// <summary>The next publication is stored, and its answer lost.</summary>
    public bool LosesAnswer { get; set; }

    /// <summary>The store as a process of this name reaches it.</summary>
    public ICaptionStore For(string caller) => new Way(this, caller);

    /// <summary>Everything is gone, as in a Redis that keeps nothing on disk and was started again.</summary>
    public void Forget() => tracks.Clear();

    /// <summary>The last events are gone, as after a failover to a replica that had not heard of them.</summary>
    public void ForgetLast(string track, int events)
    {
        var keys = Keys(track);
        keys.Events.RemoveRange(Math.Max(0, keys.Events.Count - events), Math.Min(events, keys.Events.Count));
    }

    /// <summary>Ids of all events, oldest first.</summary>
    public IEnumerable<string> Ids(string track) => Keys(track).Events.Select(one => one.Id);

    private TrackKeys Keys(string track) => tracks.TryGetValue(track, out var keys) ? keys : tracks[track] = new();

    private void Reach(Action? late = null)
    {
        if (IsAway)
            throw new StoreException("The store is away.");
        if (!StandsStill)
            return;
        if (late is not null)
            asked.Enqueue(late);
        throw new StoreException("The store does not answer.");
    }

    private sealed class TrackKeys
    {
        public string? Holder { get; set; }
        public DateTimeOffset Until { get; set; }
        public long Epoch { get; set; }
        public List<PlacedEvent> Events { get; } = [];
        public byte[]? Frame { get; set; }
        public DateTimeOffset FrameAt { get; set; }
    }

    /// <summary>Everything goes through bytes, as it does in Redis.</summary>
    private sealed class Way(MemoryStore store, string caller) : ICaptionStore
    {
        private DateTimeOffset Now => store.Time.GetUtcNow();

        public Task<Lease> AcquireAsync(string track, long knownEpoch, Claim claim, CancellationToken stop)
        {
            store.Reach(late: () => AcquireAsync(track, knownEpoch, claim, stop));
            var keys = store.Keys(track);
            var holder = keys.Until > Now ? keys.Holder ?? "" : "";
            var waits = claim == Claim.None || claim == (keys.Frame is null ? Claim.IfKnown : Claim.IfUnused);
            var isUsed = holder.Length > 0 || waits;
            if (holder != caller && claim != Claim.Demand && isUsed)
                return Task.FromResult(Read(keys, 0, holder));
            keys.Epoch = Math.Max(Math.Max(keys.Epoch, knownEpoch) + 1, Now.ToUnixTimeSeconds());
            (keys.Holder, keys.Until) = (caller, Now + TrackPublisher.LeaseLength);
            return Task.FromResult(Read(keys, keys.Epoch, "") with { Events = [.. keys.Events.TakeLast(40)] });
        }

        private Lease Read(TrackKeys keys, long epoch, string holder) =>
            new(epoch, holder)
            {
                Frame = keys.Frame is { } bytes && RelayJson.TryReadFrame(bytes, out var frame) ? frame : null,
                FrameAge = Now - keys.FrameAt,
            };

        public Task<Stored> PublishAsync(Publication publication, CancellationToken stop)
        {
            store.Reach(late: () => PublishAsync(publication, stop));
            var keys = store.Keys(publication.Track);
            if (keys.Epoch != publication.Frame.Epoch)
                return Task.FromResult(new Stored(StoredAs.Fenced, WordPosition.Start));
            var last = keys.Events.Count > 0 ? keys.Events[^1].Position : WordPosition.Start;
            if (last != publication.After)
                return Task.FromResult(new Stored(StoredAs.Elsewhere, last));
            foreach (var one in publication.Events)
                keys.Events.Add(Through(one, last = Later(one.Position, last)));
            var bytes = RelayJson.Write(publication.Frame);
            (keys.Frame, keys.FrameAt) = (bytes, Now);
            (keys.Holder, keys.Until) = (caller, Now + TrackPublisher.LeaseLength);
            Assert.True(RelayJson.TryReadFrame(bytes, out var read));
            store.Published(read);
            if (store.LosesAnswer)
            {
                store.LosesAnswer = false;
                throw new StoreException("The answer was lost.");
            }
            return Task.FromResult(new Stored(StoredAs.Stored, last));
        }

        public Task ReleaseAsync(string track, long epoch, CancellationToken stop)
        {
            store.Reach();
            var keys = store.Keys(track);
            if (keys.Holder == caller && keys.Epoch == epoch)
                keys.Holder = null;
            return Task.CompletedTask;
        }

        public Task<IReadOnlyList<string>> TracksAsync(CancellationToken stop)
        {
            store.Reach();
            return Task.FromResult<IReadOnlyList<string>>([.. store.Tracks]);
        }

        public Task<RelayFrame?> FrameAsync(string track, CancellationToken stop)
        {
            store.Reach();
            return Task.FromResult(store.Keys(track).Frame is { } bytes && RelayJson.TryReadFrame(bytes, out var frame) ? frame : null);
        }

        public Task<IReadOnlyList<PlacedEvent>> EventsAsync(string track, WordPosition after, int most, CancellationToken stop)
        {
            store.Reach();
            return Task.FromResult<IReadOnlyList<PlacedEvent>>([.. store.Keys(track).Events.Where(one => one.Position > after).Take(most)]);
        }

        public Task FollowAsync(Action<RelayFrame> take, CancellationToken stop) => throw new NotSupportedException();

        private static WordPosition Later(WordPosition id, WordPosition last)
        {
            Assert.True(id > last, $"Redis would refuse the id {id} behind {last}.");
            return id;
        }

        private static PlacedEvent Through(PlacedEvent one, WordPosition id)
        {
            Assert.True(RelayJson.TryReadEvent(RelayJson.Write(one.Event), out var read));
            return new(id.ToString(), read);
        }
    }

    private TimeProvider Time => time;
    private Action<RelayFrame> Published => published;
    private IEnumerable<string> Tracks => tracks.Keys;
}
