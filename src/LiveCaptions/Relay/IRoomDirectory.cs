namespace LiveCaptions.Relay;

/// <summary>Where processes tell that they are there, and learn which others are, in every room.</summary>
/// <remarks>Threading: safe. Every call ends within seconds. What is read was checked.</remarks>
internal interface IRoomDirectory
{
    /// <summary>Tells that this process is there; it is forgotten ten seconds later.</summary>
    /// <exception cref="StoreException">The store cannot be reached.</exception>
    Task TellAsync(RoomNode node, CancellationToken stop);

    /// <summary>Tells that this process is gone.</summary>
    /// <exception cref="StoreException">The store cannot be reached.</exception>
    Task LeaveAsync(CancellationToken stop);

    /// <summary>The rooms in which some process was in the last twelve hours, and that not all have left in good order.</summary>
    /// <exception cref="StoreException">The store cannot be reached.</exception>
    Task<IReadOnlyList<SeenRoom>> RoomsAsync(CancellationToken stop);

    /// <summary>The processes that are in a room now.</summary>
    /// <exception cref="StoreException">The store cannot be reached.</exception>
    Task<IReadOnlyList<RoomNode>> NodesAsync(string room, CancellationToken stop);
}

/// <summary>A room in which some process is or was.</summary>
/// <param name="Ago">How long ago the last one told that it is there.</param>
internal sealed record SeenRoom(string Name, TimeSpan Ago);
