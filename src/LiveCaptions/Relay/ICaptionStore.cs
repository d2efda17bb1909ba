using LiveCaptions.Health;

namespace LiveCaptions.Relay;

/// <summary>Where machines of a room meet: the newest frame and the words of each track, and who makes its captions.</summary>
/// <remarks>Threading: safe. Every call ends within seconds.</remarks>
internal interface ICaptionStore
{
    /// <summary>Asks to make a track's captions.</summary>
    /// <param name="knownEpoch">The highest epoch that the caller has seen: a store that has lost its memory goes on above it.</param>
    /// <exception cref="StoreException">The store cannot be reached.</exception>
    Task<Lease> AcquireAsync(string track, long knownEpoch, Claim claim, CancellationToken stop);

    /// <summary>Adds events, replaces the newest frame, tells everybody, and renews the lease: all or nothing.</summary>
    /// <exception cref="StoreException">The store cannot be reached.</exception>
    Task<Stored> PublishAsync(Publication publication, CancellationToken stop);

    /// <summary>Gives a track up, so that another machine may go on at once.</summary>
    /// <exception cref="StoreException">The store cannot be reached.</exception>
    Task ReleaseAsync(string track, long epoch, CancellationToken stop);

    /// <summary>The tracks of the room that were published in the last twelve hours.</summary>
    /// <exception cref="StoreException">The store cannot be reached.</exception>
    Task<IReadOnlyList<string>> TracksAsync(CancellationToken stop);

    /// <summary>The newest frame of a track; null: there is none.</summary>
    /// <exception cref="StoreException">The store cannot be reached.</exception>
    Task<RelayFrame?> FrameAsync(string track, CancellationToken stop);

    /// <summary>A track's events after a position, oldest first.</summary>
    /// <param name="most">Events at most.</param>
    /// <exception cref="StoreException">The store cannot be reached.</exception>
    Task<IReadOnlyList<PlacedEvent>> EventsAsync(string track, WordPosition after, int most, CancellationToken stop);

    /// <summary>Calls back with every frame of the room as it is published, in order, until <paramref name="stop"/>.</summary>
    /// <exception cref="StoreException">The store cannot be reached.</exception>
    Task FollowAsync(Action<RelayFrame> take, CancellationToken stop);
}

/// <summary>How a machine asks to make a track's captions.</summary>
internal enum Claim
{
    /// <summary>Never granted: another one is to ask first.</summary>
    None,

    /// <summary>Granted if nobody has made them lately; else one that has listened for longer goes first.</summary>
    IfUnused,

    /// <summary>
    /// Granted if nobody makes them now, and the store knows who has: one that has lost its memory is first asked by the machine which
    /// knows what it has written there.
    /// </summary>
    IfKnown,

    /// <summary>Granted if nobody makes them now.</summary>
    IfFree,

    /// <summary>Granted at once.</summary>
    Demand,
}

/// <summary>The answer to a machine that asks to make a track's captions.</summary>
/// <param name="Epoch">The epoch that it may write; 0: another machine makes the captions.</param>
/// <param name="Holder">The machine that makes the captions; empty: none does now.</param>
internal sealed record Lease(long Epoch, string Holder)
{
    /// <summary>The newest frame; null: there is none.</summary>
    public RelayFrame? Frame { get; init; }

    /// <summary>How long before, by the store's clock, that frame was sent.</summary>
    public TimeSpan FrameAge { get; init; }

    /// <summary>The last events when it was granted, oldest first.</summary>
    public IReadOnlyList<PlacedEvent> Events { get; init; } = [];

    public bool IsGranted => Epoch > 0;
}

/// <summary>What a machine writes at once.</summary>
/// <param name="After">The event that the new ones follow.</param>
internal sealed record Publication(string Track, WordPosition After, IReadOnlyList<PlacedEvent> Events, RelayFrame Frame)
{
    /// <summary>The number of the last own event that it takes up.</summary>
    public long Taken { get; init; }
}

/// <summary>What became of a publication.</summary>
internal enum StoredAs
{
    /// <summary>It is stored.</summary>
    Stored,

    /// <summary>Nothing is stored: another machine makes the captions, or the store has lost its memory.</summary>
    Fenced,

    /// <summary>Nothing is stored: the store's last event is another one.</summary>
    Elsewhere,
}

/// <summary>The answer to a publication.</summary>
/// <param name="Last">The store's last event.</param>
internal readonly record struct Stored(StoredAs As, WordPosition Last);

/// <summary>The store cannot be reached, or does not do what it was asked.</summary>
internal sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner), IUserFacingError;
