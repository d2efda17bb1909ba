using System.Text.Json;
using LiveCaptions.Settings;
using LiveCaptions.Viewers;
using LiveCaptions.Viewers.Polled;
using LiveCaptions.Viewers.Segments;

namespace LiveCaptions.Hosting;

/// <summary>Adds the hub and the pages to the service.</summary>
internal static class ViewerSetup
{
    public static IServiceCollection AddViewers(this IServiceCollection services, ServiceSettings settings)
    {
        var files = new OverlayFiles(Path.Combine(AppContext.BaseDirectory, "overlays"));
        var frames = new FrameJson(files.Version);
        services.AddSingleton(files);
        services.AddSingleton(frames);
        services.AddSingleton<TranscriptReaders>();
        services.AddSingleton<SubtitleFiles>();
        services.AddSingleton<SegmentedTracks>();
        services.AddSingleton<PolledFrames>();
        services.AddSingleton<ViewerPlaces>();
        services.AddSingleton<ConnectedViewers>();
        services.AddSingleton<ViewerAdmission>();
        services.AddSingleton<Departure>();
        services.AddTransient(provider => provider.GetRequiredService<SettingsInForce>().Now.Captions);
        services.AddSingleton<OpenScreens>();
        services.AddSingleton(settings.Server);
        services
            .AddSignalR(hub =>
            {
                hub.KeepAliveInterval = TimeSpan.FromSeconds(10);
                hub.ClientTimeoutInterval = TimeSpan.FromSeconds(30);
                hub.MaximumReceiveMessageSize = 4 * 1024;
                hub.MaximumParallelInvocationsPerClient = 4;
            })
            .AddJsonProtocol(json =>
            {
                json.PayloadSerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
                json.PayloadSerializerOptions.Converters.Add(frames);
            });
        return services;
    }
}
