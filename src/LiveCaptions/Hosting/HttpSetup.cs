using LiveCaptions.Access;
using LiveCaptions.Archive;
using LiveCaptions.Checks;
using LiveCaptions.Desktop;
using LiveCaptions.Http;
using LiveCaptions.LiveSettings;
using LiveCaptions.Looks;
using LiveCaptions.Operator;
using LiveCaptions.Outputs.Obs;
using LiveCaptions.Proposals;
using LiveCaptions.Relay;
using LiveCaptions.Remote;
using LiveCaptions.Settings;
using LiveCaptions.Setup;
using LiveCaptions.Tracks;
using LiveCaptions.Viewers;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.SignalR;

namespace LiveCaptions.Hosting;

/// <summary>Builds the HTTP interface: the middleware in its order, the endpoints of each room, and their OpenAPI document.</summary>
internal static class HttpSetup
{
    /// <summary>The OpenAPI document, and its former name.</summary>
    private static readonly string[] Documents = ["openapi", "operator"];

    /// <summary>A viewer that takes nothing for this long is disconnected; it reconnects by itself.</summary>
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(10);

    /// <summary>How long a viewer that is disconnected may keep its socket.</summary>
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(1);

    /// <summary>Room for the documents of a dozen host names.</summary>
    private const int CacheBytes = 8 << 20;

    public static IServiceCollection AddHttp(this IServiceCollection services)
    {
        foreach (var document in Documents)
            services.AddOpenApi(document, options => options.AddOperationTransformer(MarkFormer));
        services.AddOutputCache(cache => cache.SizeLimit = CacheBytes);
        return services;
    }

    /// <summary>Everything that a request passes before its endpoint.</summary>
    public static void UseHttp(this WebApplication app)
    {
        if (app.Services.GetRequiredService<Proxies>() is { Any: true } proxies)
            app.UseForwardedHeaders(proxies.Options());
        app.UseMiddleware<BasePath>(PageEndpoints.Addresses);
        app.UseMiddleware<RefusedParts>();
        app.UseRouting();
        if (app.Services.GetRequiredService<ServiceSettings>().Telemetry.IsOn)
            app.Use(RequestSpans.InvokeAsync);
        app.Use(PageHeaders.Add);
        app.UseMiddleware<HostGuard>();
        app.UseAccess();
        app.UseStatusCodePages(ExplainAsync);
        app.UseMiddleware<RefusalMiddleware>();
        app.UseOutputCache();
        PageEndpoints.UseMovedFiles(app);
        app.Use(app.Services.GetRequiredService<FirstVisit>().InvokeAsync);
        app.UseWebSockets(
            new Microsoft.AspNetCore.Builder.WebSocketOptions
            {
                KeepAliveInterval = TimeSpan.FromSeconds(5),
                KeepAliveTimeout = TimeSpan.FromSeconds(5),
            }
        );
        var files = app.Services.GetRequiredService<OverlayFiles>();
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files.Provider, RequestPath = "/assets" });
    }

    public static void MapHttp(this WebApplication app)
    {
        PageEndpoints.Map(app, app.Services.GetRequiredService<OverlayFiles>());
        CaptionFeedEndpoints.Map(app);
        AccessEndpoints.Map(app);
        HealthEndpoints.Map(app);
        app.MapMetrics();
        CheckEndpoints.Map(app);
        ObsEndpoints.Map(app);
        TrackEndpoints.Map(app);
        DeskEndpoints.Map(app);
        OffAirEndpoints.Map(app);
        RelayEndpoints.Map(app);
        RecognitionEndpoint.Map(app);
        RuleEndpoints.Map(app);
        TermEndpoints.Map(app);
        LookEndpoints.Map(app);
        ArchiveEndpoints.Map(app);
        VocabularyEndpoints.Map(app);
        DesktopEndpoints.Map(app);
        SettingsEndpoints.Map(app);
        RestartEndpoint.Map(app);
        app.MapSetup();
        app.MapOpenApi("/api/{documentName}.json").CacheOutput(policy => policy.AddPolicy<MadeOnce>(), excludeDefaultPolicy: true);
        MapHub(app);
        FormerAddresses.Map(app, app.Services.GetRequiredService<ILogger<FormerAddresses>>());
    }

    /// <summary>As MapHub does it, with a stage below the hub that counts what viewers send.</summary>
    private static void MapHub(WebApplication app) =>
        app.MapConnections(
                "/captions",
                new()
                {
                    // Long polling last: some proxies pass on neither sockets nor a stream before its end.
                    Transports = HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling,
                    TransportSendTimeout = SendTimeout,
                    WebSockets = { CloseTimeout = CloseTimeout },
                    ApplicationMaxBufferSize = 16 * 1024,
                    TransportMaxBufferSize = 16 * 1024,
                },
                connection => connection.UseMessageBudget(app.Services.GetRequiredService<TimeProvider>()).UseHub<CaptionHub>()
            )
            // A viewer stays for hours: that is no duration of a request.
            .DisableHttpMetrics();

    /// <summary>Refusals of the framework itself, which have no body.</summary>
    private static Task ExplainAsync(StatusCodeContext refused)
    {
        var context = refused.HttpContext;
        return Problems.WriteAsync(
            context,
            context.Response.StatusCode,
            context.Response.StatusCode switch
            {
                StatusCodes.Status404NotFound when !context.Request.Path.StartsWithSegments("/api") =>
                    "There is no page at this address; the start page / links to all pages.",
                StatusCodes.Status404NotFound => "There is no such endpoint, so nothing was changed; /api/openapi.json lists all.",
                StatusCodes.Status405MethodNotAllowed =>
                    "This endpoint takes another method, so nothing was changed; /api/openapi.json says which.",
                StatusCodes.Status415UnsupportedMediaType =>
                    "The body is not marked as JSON, so nothing was changed. Send it as application/json.",
                _ => "The request cannot be answered, so nothing was changed.",
            }
        );
    }

    private static Task MarkFormer(
        Microsoft.OpenApi.OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken stop
    )
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<ReplacedBy>().FirstOrDefault() is { } current)
        {
            operation.Deprecated = true;
            operation.Description = $"Answers for one more version. Use {current} instead.";
        }
        return Task.CompletedTask;
    }
}
