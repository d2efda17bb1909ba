using LiveCaptions.Captions;
using LiveCaptions.Health;
using LiveCaptions.Http;
using LiveCaptions.Relay;
using LiveCaptions.Settings;
using LiveCaptions.Tracks;

namespace LiveCaptions.Hosting;

/// <summary>Wires the room's other machines into the service, where the settings name a Redis.</summary>
internal static class RelaySetup
{
    public static IServiceCollection AddRelay(this IServiceCollection services, ServiceSettings settings)
    {
        if (!settings.Redis.IsUsed)
            return services.AddSingleton<INeighbours, NoNeighbours>();
        var node = NodeOf(settings);
        services.AddSingleton(_ => new RedisConnection(settings.Redis));
        var caller = RelayNode.Unique(node);
        services.AddSingleton<ICaptionStore>(provider => new RedisStore(
            provider.GetRequiredService<RedisConnection>(),
            settings.Room.Name,
            caller
        ));
        AddDirectory(services, settings.Room, node, caller);
        return settings.Room.MakesCaptions ? AddPublisher(services, node) : AddFollower(services);
    }

    private static IServiceCollection AddFollower(IServiceCollection services)
    {
        services.AddSingleton(provider => new RoomReplicas(
            provider.GetRequiredService<CaptionTracks>(),
            provider.GetRequiredService<ICaptionStore>(),
            provider.GetRequiredService<MonotonicClock>(),
            provider.GetRequiredService<ILogger<RoomReplicas>>()
        ));
        services.AddSingleton<RoomFollower>();
        return services.AddHostedService(provider => provider.GetRequiredService<RoomFollower>());
    }

    private static IServiceCollection AddPublisher(IServiceCollection services, string node)
    {
        services.AddSingleton(provider => new RoomPublisher(
            provider.GetRequiredService<CaptionTracks>(),
            provider.GetRequiredService<ICaptionStore>(),
            node,
            provider.GetRequiredService<TrackRoster>,
            provider.GetRequiredService<MonotonicClock>(),
            provider.GetRequiredService<ILogger<RoomPublisher>>()
        ));
        return services.AddHostedService(provider => provider.GetRequiredService<RoomPublisher>());
    }

    /// <summary>How the tracks of this machine are doing, wherever their captions are made.</summary>
    public static ITrackReports ReportsOf(IServiceProvider services) =>
        services.GetService<RoomReplicas>() ?? (ITrackReports)services.GetRequiredService<TrackRoster>();

    /// <summary>Tells others that this process is there, and learns which others are.</summary>
    private static void AddDirectory(IServiceCollection services, RoomSettings room, string node, string caller)
    {
        services.AddSingleton(new RelayIdentity(room.Name, node, room.Role));
        services.AddSingleton<IRoomDirectory>(provider => new RedisDirectory(
            provider.GetRequiredService<RedisConnection>(),
            room.Name,
            caller
        ));
        services.AddSingleton<RoomBoard>();
        services.AddSingleton(provider => new RoomNeighbours(room.Address.TrimEnd('/'), provider.GetRequiredService<MonotonicClock>()));
        services.AddSingleton<INeighbours>(provider => provider.GetRequiredService<RoomNeighbours>());
        services.AddHostedService(provider => new RoomPresence(
            provider.GetRequiredService<IRoomDirectory>(),
            room.Name,
            () =>
                RoomNode.Of(
                    node,
                    room,
                    provider.GetRequiredService<CaptionTracks>().Viewers,
                    provider.GetRequiredService<ITrackReports>().Tracks,
                    provider.GetService<RoomPublisher>()?.Reports ?? []
                ),
            provider.GetRequiredService<RoomNeighbours>(),
            provider.GetRequiredService<MonotonicClock>()
        ));
    }

    private static string NodeOf(ServiceSettings settings) =>
        settings.Room.Node.Length > 0 ? settings.Room.Node : $"{Environment.MachineName}:{settings.Server.Port}";
}
