using LiveCaptions.Relay;

namespace LiveCaptions.Tests.Relay;

/// <summary>A directory in memory, of one process, that fails when it is told to.</summary>
internal sealed class MemoryDirectory : IRoomDirectory
{
    /// <summary>Nothing can be reached.</summary>
    public bool IsAway { get; set; }

    /// <summary>What was told, oldest first.</summary>
    public List<RoomNode> Told { get; } = [];

    public bool HasLeft { get; private set; }

    /// <summary>How often the rooms were asked for.</summary>
    public int Asked { get; private set; }

    public List<SeenRoom> Rooms { get; } = [];

    public Task TellAsync(RoomNode node, CancellationToken stop)
    {
        Reach();
        Told.Add(node);
        return Task.CompletedTask;
    }

    public Task LeaveAsync(CancellationToken stop)
    {
        Reach();
        HasLeft = true;
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<SeenRoom>> RoomsAsync(CancellationToken stop)
    {
        Asked++;
        Reach();
        return Task.FromResult<IReadOnlyList<SeenRoom>>([.. Rooms]);
    }

    public Task<IReadOnlyList<RoomNode>> NodesAsync(string room, CancellationToken stop)
    {
        Reach();
        return Task.FromResult<IReadOnlyList<RoomNode>>([.. Told.TakeLast(1)]);
    }

    private void Reach()
    {
        if (IsAway)
            throw new StoreException("The store is away.");
    }
}
