using LiveCaptions.Captions;

namespace LiveCaptions.Relay;

/// <summary>All rooms as they are now: the store is asked once a second at most, however many look.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class RoomBoard(IRoomDirectory directory, MonotonicClock clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly Lock sync = new();
    private Task<IReadOnlyList<RoomView>>? newest;
    private TimeSpan askedAt;

    /// <summary>All rooms, in the order of their names.</summary>
    /// <exception cref="StoreException">The store cannot be reached.</exception>
    public Task<IReadOnlyList<RoomView>> ShowAsync()
    {
        lock (sync)
        {
            if (newest is null || clock.Now - askedAt >= Fresh)
                (newest, askedAt) = (AskAsync(), clock.Now);
            return newest;
        }
    }

    private async Task<IReadOnlyList<RoomView>> AskAsync()
    {
        // Several people may wait for the answer, so that none of them alone can give it up.
        var rooms = await directory.RoomsAsync(CancellationToken.None);
        var views = rooms
            .OrderBy(room => room.Name, StringComparer.Ordinal)
            .Select(async room => RoomView.Of(room, await directory.NodesAsync(room.Name, CancellationToken.None)));
        return await Task.WhenAll(views);
    }
}
