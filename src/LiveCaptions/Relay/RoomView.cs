using LiveCaptions.Health;

namespace LiveCaptions.Relay;

/// <summary>All rooms, for the crew.</summary>
/// <param name="Used">Captions go over a Redis; if not, there are no other rooms.</param>
/// <param name="Room">This machine's room.</param>
/// <param name="Node">This machine's name.</param>
/// <param name="Trouble">Why rooms are not known now, as a sentence; null: they are.</param>
internal sealed record RoomsView(bool Used, string Room, string Node, string? Trouble, IReadOnlyList<RoomView> Rooms);

/// <summary>A room as its crew sees it.</summary>
/// <param name="Seen">Seconds since some machine of the room last told that it is there.</param>
/// <param name="Viewers">Viewers of all its machines.</param>
internal sealed record RoomView(
    string Name,
    double Seen,
    int Viewers,
    IReadOnlyList<RoomTrackView> Tracks,
    IReadOnlyList<RoomNodeView> Nodes
)
{
    /// <summary>Joins what the machines of a room tell of themselves.</summary>
    public static RoomView Of(SeenRoom room, IReadOnlyList<RoomNode> nodes)
    {
        var told = nodes.SelectMany(node => node.Tracks.Select(track => (Node: node, Track: track)));
        return new(
            room.Name,
            Math.Round(room.Ago.TotalSeconds),
            nodes.Sum(node => node.Viewers),
            [
                .. told.GroupBy(one => one.Track.Id)
                    .OrderBy(track => track.Key, StringComparer.Ordinal)
                    .Take(RoomNodeJson.MaxTracks)
                    .Select(track => RoomTrackView.Of([.. track])),
            ],
            [
                .. nodes
                    .OrderBy(node => node.Name, StringComparer.Ordinal)
                    .Select(node => new RoomNodeView(node.Name, node.Role, node.Address, node.Viewers)),
            ]
        );
    }
}

/// <summary>A track of a room.</summary>
/// <param name="Maker">The machine whose captions go out; null: none is known.</param>
/// <param name="Standby">Machines that take over when it is lost.</param>
internal sealed record RoomTrackView(
    string Id,
    string Label,
    string? Language,
    TrackState State,
    bool Speaking,
    string? Message,
    double Delay,
    string? Maker,
    string? MakerAddress,
    IReadOnlyList<string> Standby
)
{
    /// <summary>Joins what the machines tell of one track: the one that makes its captions knows best.</summary>
    public static RoomTrackView Of(IReadOnlyList<(RoomNode Node, NodeTrack Track)> told)
    {
        // A machine that was lost a moment ago is still told of; the next one writes a higher epoch.
        var maker = told.Where(one => one.Track.Relay == RelayState.Writing).OrderByDescending(one => one.Track.Epoch).FirstOrDefault();
        var knows = maker.Node is null ? told.OrderBy(one => one.Track.Relay is null ? 0 : 1).First().Track : maker.Track;
        return new(
            knows.Id,
            knows.Label,
            knows.Language,
            knows.State,
            knows.Speaking,
            knows.Message,
            knows.Delay,
            maker.Node?.Name,
            maker.Node?.Address,
            [.. told.Where(one => one.Track.Relay == RelayState.Standby).Select(one => one.Node.Name).Order(StringComparer.Ordinal)]
        );
    }
}

/// <summary>A machine of a room.</summary>
/// <param name="Role">"all", "captioner" or "web".</param>
/// <param name="Address">The web address at which others reach it; empty: they are not told.</param>
internal sealed record RoomNodeView(string Name, string Role, string Address, int Viewers);
