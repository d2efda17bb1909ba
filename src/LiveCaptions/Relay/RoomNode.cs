using LiveCaptions.Health;
using LiveCaptions.Settings;

namespace LiveCaptions.Relay;

/// <summary>A process that makes or shows a room's captions, as it tells of itself.</summary>
/// <param name="Name">The machine's name for the crew.</param>
/// <param name="Role">As <see cref="RoomSettings.Role"/>.</param>
/// <param name="Address">The web address at which others reach it, without a slash at its end; empty: they are not told.</param>
/// <param name="Viewers">Viewers that are connected to it.</param>
internal sealed record RoomNode(string Name, string Role, string Address, int Viewers, IReadOnlyList<NodeTrack> Tracks)
{
    /// <summary>This process.</summary>
    /// <param name="relays">How its tracks' publication is doing; empty where it makes no captions.</param>
    public static RoomNode Of(
        string name,
        RoomSettings room,
        int viewers,
        IReadOnlyList<TrackReport> tracks,
        IReadOnlyList<RelayReport> relays
    ) =>
        new(
            name,
            room.Role,
            room.Address.TrimEnd('/'),
            viewers,
            [.. tracks.Select(track => NodeTrack.Of(track, relays.FirstOrDefault(relay => relay.Track == track.Id)))]
        );
}

/// <summary>A track of such a process.</summary>
/// <param name="Message">What is wrong, as a sentence; null: nothing.</param>
/// <param name="Delay">Seconds from sound to its words on screen.</param>
/// <param name="Relay">What the process does for it; null: it shows what others make.</param>
/// <param name="Epoch">The epoch that it writes; 0: none.</param>
internal sealed record NodeTrack(
    string Id,
    string Label,
    string? Language,
    TrackState State,
    bool Speaking,
    string? Message,
    double Delay,
    RelayState? Relay,
    long Epoch
)
{
    public static NodeTrack Of(TrackReport track, RelayReport? relay) =>
        new(
            track.Id,
            track.Label,
            track.Language,
            track.State,
            track.Speaking,
            track.Message,
            Math.Round(track.Delay, 2),
            relay?.State,
            relay?.Epoch ?? 0
        );
}
