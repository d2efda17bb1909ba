using LiveCaptions.Settings;

namespace LiveCaptions.Relay;

/// <summary>What this machine does for a room of several machines.</summary>
/// <param name="Used">Captions go over a Redis.</param>
/// <param name="Name">The room's name.</param>
/// <param name="Node">This machine's name.</param>
/// <param name="Role">"all", "captioner" or "web".</param>
/// <param name="Trouble">Why captions of other machines cannot be had, as a sentence; null: they can, or are not wanted.</param>
/// <param name="Tracks">Whether its tracks' captions go out; empty where it makes none.</param>
internal sealed record RoomReport(bool Used, string Name, string Node, string Role, string? Trouble, IReadOnlyList<RelayReport> Tracks)
{
    public static RoomReport Of(IServiceProvider services) =>
        services.GetService<RelayIdentity>() is { } self
            ? new(
                true,
                self.Room,
                self.Node,
                self.Role,
                services.GetService<RoomReplicas>()?.Trouble,
                services.GetService<RoomPublisher>()?.Reports ?? []
            )
            : new(false, "", "", RoomSettings.All, null, []);
}
