using System.Text.Json;
using LiveCaptions.Access;
using LiveCaptions.Http;
using LiveCaptions.Settings;
using LiveCaptions.Viewers;
using Microsoft.AspNetCore.Http.Connections;

namespace LiveCaptions.Hosting;

/// <summary>Wires the hub, the pages and their guard into the service.</summary>
internal static class ViewerSetup
{
    /// <summary>A viewer that takes nothing for this long is cut; it comes back by itself.</summary>
    private static readonly TimeSpan Stalled = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddViewers(this IServiceCollection services, ServiceSettings settings)
    {
        var files = new OverlayFiles(Path.Combine(AppContext.BaseDirectory, "overlays"));
        var frames = new FrameJson(files.Version);
        services.AddSingleton(files);
        services.AddSingleton(frames);
        services.AddSingleton<TranscriptReaders>();
        services.AddSingleton<ViewerAdmission>();
        services.AddSingleton(settings.Captions);
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

    public static WebApplication MapViewers(this WebApplication app)
    {
        var files = app.Services.GetRequiredService<OverlayFiles>();
        app.Use(PageHeaders.Add);
        app.UseMiddleware<HostGuard>();
        app.UseAccess();
        app.UseWebSockets(
            new Microsoft.AspNetCore.Builder.WebSocketOptions
            {
                KeepAliveInterval = TimeSpan.FromSeconds(5),
                KeepAliveTimeout = TimeSpan.FromSeconds(5),
            }
        );
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files.Provider, RequestPath = "/assets" });
        PageEndpoints.Map(app, files);
        app.MapSpeak();
        CaptionFeedEndpoints.Map(app);
        app.MapHub<CaptionHub>("/captions", connection =>
        {
            connection.Transports = HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents;
            connection.TransportSendTimeout = Stalled;
            connection.ApplicationMaxBufferSize = 16 * 1024;
            connection.TransportMaxBufferSize = 16 * 1024;
        });
        return app;
    }
}
